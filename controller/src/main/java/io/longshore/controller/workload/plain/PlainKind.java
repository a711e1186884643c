package io.longshore.controller.workload.plain;

import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.SpecReader;
import io.longshore.controller.workload.CompiledDraft;
import io.longshore.controller.workload.HostDraft;
import io.longshore.controller.workload.Names;
import io.longshore.controller.workload.Placement;
import io.longshore.controller.workload.PublicMaterials;
import io.longshore.controller.workload.StopTime;
import io.longshore.controller.workload.WorkloadKind;
import io.longshore.controller.workload.fabric.material.MaterialRequest;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Networking;
import io.longshore.model.PortBinding;
import io.longshore.model.Run;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Containers as the operator writes them. */
public final class PlainKind implements WorkloadKind<List<PlainContainer>> {
  private static final String ROLE = "container";

  @Override
  public String name() {
    return "containers";
  }

  @Override
  public List<PlainContainer> read(SpecReader section) {
    return PlainReader.read(section);
  }

  @Override
  public List<Placement> placements(List<PlainContainer> containers) {
    return containers.stream().map(PlainKind::placement).toList();
  }

  @Override
  public void check(List<PlainContainer> containers, FleetSpec fleet, Problems problems) {
    for (PlainContainer container : containers) {
      if (!Names.isNodeLabel(container.name())) {
        problems.add(
            container.path(),
            PlainRules.NAME,
            "\"" + container.name() + "\" is no name for a container",
            "rename it");
      }
      container.volumes().forEach((name, at) -> checkVolume(container, name, at, problems));
      StopTime.check(container.stop(), container.path(), problems);
    }
  }

  @Override
  public Optional<MaterialRequest> materials(List<PlainContainer> containers) {
    return Optional.empty();
  }

  @Override
  public List<String> roles() {
    return List.of(ROLE);
  }

  @Override
  public void compile(
      List<PlainContainer> containers,
      FleetSpec fleet,
      PublicMaterials materials,
      CompiledDraft draft) {
    for (PlainContainer container : containers) {
      HostDraft host = draft.host(container.host());
      host.add(compiled(container, fleet, host.address()));
    }
  }

  private static ContainerSpec compiled(PlainContainer container, FleetSpec fleet, String address) {
    return new ContainerSpec(
        container.name(),
        ROLE,
        new Run(
            container.image(),
            container.command(),
            container.environment(),
            Optional.empty(),
            container.user(),
            false,
            StopTime.seconds(container.stop()),
            container.memoryBytes()),
        new Networking(
            fleet.bridge(),
            container.name(),
            List.of(),
            Collections.emptySortedMap(),
            container.ports().stream()
                .map(port -> new PortBinding(address, port.host(), port.container()))
                .toList()),
        container.volumes().entrySet().stream()
            .map(
                volume ->
                    new Mount(
                        volume.getValue(),
                        new MountSource.Volume(fleet.volume(volume.getKey())),
                        false))
            .toList(),
        List.of(),
        new Gate(GateNames.RUNNING, List.of(), Collections.emptySortedMap()));
  }

  private static Placement placement(PlainContainer container) {
    return new Placement(
        container.host(),
        container.name(),
        container.ports().stream().map(PublishedPort::host).toList(),
        container.path());
  }

  private static void checkVolume(
      PlainContainer container, String name, String at, Problems problems) {
    boolean named =
        !name.isEmpty() && name.length() <= 64 && name.chars().allMatch(PlainKind::inName);
    if (!named || !at.startsWith("/") || at.contains("..")) {
      problems.add(
          container.path().then("volumes").then(name),
          PlainRules.VOLUME,
          "\"" + name + "\" at \"" + at + "\" is no volume",
          "write volumes { data = /var/lib/data }");
    }
  }

  private static boolean inName(int c) {
    return c == '-' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }
}
