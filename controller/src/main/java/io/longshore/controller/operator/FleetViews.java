package io.longshore.controller.operator;

import io.longshore.controller.fleet.Fleet;
import io.longshore.controller.fleet.FleetState;
import io.longshore.controller.fleet.HostState;
import io.longshore.controller.plan.Exceptions;
import io.longshore.controller.rollout.RolloutDriver;
import io.longshore.controller.store.DesiredStore;
import io.longshore.controller.store.RunRecord;
import io.longshore.controller.workload.Compiled;
import io.longshore.controller.workload.CompiledHost;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.Fingerprint;
import io.longshore.policy.HostFacts;
import io.longshore.proto.v1.FleetView;
import io.longshore.proto.v1.HostView;
import io.longshore.proto.v1.PlannedContainer;
import io.longshore.wire.ModelCodec;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The fleet as operators are shown it, whole. On the loop only. */
final class FleetViews {
  private final Clock clock;
  private final FleetState state;
  private final DesiredStore desired;
  private final RolloutDriver driver;

  FleetViews(Clock clock, FleetState state, DesiredStore desired, RolloutDriver driver) {
    this.clock = clock;
    this.state = state;
    this.desired = desired;
    this.driver = driver;
  }

  FleetView now() {
    Fleet fleet = state.fleet();
    Optional<Compiled> wanted = driver.wanted();
    Set<String> names = new TreeSet<>(fleet.hosts().keySet());
    wanted.ifPresent(spec -> names.addAll(spec.hosts().keySet()));
    FleetView.Builder view =
        FleetView.newBuilder()
            .setAtMs(clock.instant().toEpochMilli())
            .setRun(driver.newest().map(RunRecord::name).orElse(""))
            .setSpecDigest(driver.newest().map(run -> run.specDigest().hex()).orElse(""))
            .addAllStages(Replies.stages(driver.stages()))
            .addAllChannelSteps(driver.course().steps());
    for (String name : names) {
      view.addHosts(host(fleet.host(name), wanted.map(spec -> spec.hosts().get(name))));
    }
    return view.build();
  }

  private HostView host(HostState known, Optional<CompiledHost> wanted) {
    HostView.Builder view =
        HostView.newBuilder()
            .setHost(known.host())
            .setLink(known.link().word())
            .setAgentVersion(known.agentVersion())
            .setDesiredGeneration(
                desired.held(known.host()).map(DesiredHost::generation).orElse(0L));
    known.facts().ifPresent(facts -> view.setPolicy(facts.policy().source()));
    known.link().since().ifPresent(since -> view.setLinkSinceMs(since.toEpochMilli()));
    known.observed().ifPresent(seen -> view.setObserved(ModelCodec.toProto(seen)));
    wanted.ifPresent(
        spec -> {
          known
              .facts()
              .map(HostFacts::policy)
              .ifPresent(policy -> view.addAllExceptions(Exceptions.of(spec, policy)));
          view.setAddress(spec.address());
          spec.containers().forEach(container -> view.addPlanned(planned(spec, container)));
        });
    return view.build();
  }

  private static PlannedContainer planned(CompiledHost host, ContainerSpec spec) {
    return PlannedContainer.newBuilder()
        .setName(spec.name())
        .setRole(spec.role())
        .setFingerprint(Fingerprint.of(spec, host.fileSets(), host.identities()).hex())
        .build();
  }
}
