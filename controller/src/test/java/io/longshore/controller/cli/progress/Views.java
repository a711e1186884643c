package io.longshore.controller.cli.progress;

import io.longshore.model.Phase;
import io.longshore.proto.v1.FleetView;
import io.longshore.proto.v1.GateReport;
import io.longshore.proto.v1.HostView;
import io.longshore.proto.v1.ObservedContainer;
import io.longshore.proto.v1.ObservedHost;
import io.longshore.proto.v1.PlannedContainer;
import io.longshore.proto.v1.StageTime;
import java.util.List;

/** Views of a small fleet, for tests. */
final class Views {
  private Views() {}

  static FleetView fleet(HostView... hosts) {
    return FleetView.newBuilder()
        .addStages(
            StageTime.newBuilder().setRole("zookeeper").setReady(1).setTotal(2).setAllReadyMs(-1))
        .addAllHosts(List.of(hosts))
        .build();
  }

  static HostView attached(String name, ObservedContainer... containers) {
    HostView.Builder host =
        HostView.newBuilder().setHost(name).setAddress("192.168.31.86").setLink("ATTACHED");
    ObservedHost.Builder observed = ObservedHost.newBuilder().setHost(name);
    for (ObservedContainer container : containers) {
      host.addPlanned(
          PlannedContainer.newBuilder()
              .setName(container.getName())
              .setRole(container.getRole())
              .setFingerprint("f"));
      observed.addContainers(container);
    }
    return host.setObserved(observed).build();
  }

  static ObservedContainer container(String name, Phase phase) {
    return ObservedContainer.newBuilder()
        .setName(name)
        .setRole("zookeeper")
        .setFingerprint("f")
        .setPhase(phase.name())
        .build();
  }

  static ObservedContainer waiting(String name, String gate, String evidence) {
    return container(name, Phase.WAITING).toBuilder()
        .addGates(
            GateReport.newBuilder()
                .setType(gate)
                .setVerdict("WAIT")
                .setEvidence(evidence)
                .setStart(true))
        .build();
  }

  static ObservedContainer lacking(String name, String gate, String evidence) {
    return container(name, Phase.READY).toBuilder()
        .addGates(GateReport.newBuilder().setType(gate).setVerdict("ENOUGH").setEvidence(evidence))
        .build();
  }
}
