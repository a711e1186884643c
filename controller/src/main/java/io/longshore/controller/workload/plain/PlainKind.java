package io.longshore.controller.workload.plain;

import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.SpecReader;
import io.longshore.controller.spec.hocon.FolderFiles;
import io.longshore.controller.spec.tree.SpecNode;
import io.longshore.controller.workload.CompiledDraft;
import io.longshore.controller.workload.DerivedContainer;
import io.longshore.controller.workload.HostDraft;
import io.longshore.controller.workload.Placement;
import io.longshore.controller.workload.PublicMaterials;
import io.longshore.controller.workload.PublishedPort;
import io.longshore.controller.workload.WorkloadKind;
import io.longshore.controller.workload.fabric.material.MaterialRequest;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Containers as the operator writes them. */
public final class PlainKind implements WorkloadKind<List<PlainContainer>> {
  @Override
  public String name() {
    return "containers";
  }

  @Override
  public List<PlainContainer> read(SpecReader section) {
    return PlainReader.read(section);
  }

  @Override
  public SpecNode.Section gathered(SpecNode.Section section, FolderFiles folder) {
    return PlainFiles.gathered(section, folder);
  }

  @Override
  public List<Placement> placements(List<PlainContainer> containers, FleetSpec fleet) {
    List<Placement> placements = new ArrayList<>();
    for (PlainContainer one : containers) {
      List<Integer> ports = one.ports().stream().map(PublishedPort::host).toList();
      String image = one.settings().image().orElse("");
      for (String host : one.hosts(fleet)) {
        placements.add(new Placement(host, one.name(), image, ports, one.settings(), one.path()));
      }
    }
    return placements;
  }

  @Override
  public List<Rule> rules() {
    return PlainRules.ALL;
  }

  @Override
  public void check(List<PlainContainer> containers, FleetSpec fleet, Problems problems) {
    new PlainChecks(containers, problems).check();
  }

  @Override
  public Optional<MaterialRequest> materials(List<PlainContainer> containers) {
    return Optional.empty();
  }

  @Override
  public List<String> roles() {
    return List.of(PlainContainers.ROLE);
  }

  @Override
  public List<DerivedContainer> containers(List<PlainContainer> containers, FleetSpec fleet) {
    PlainContainers plain = new PlainContainers(containers, fleet);
    return containers.stream()
        .map(
            one ->
                new DerivedContainer(
                    one.path(),
                    plain.on(one.hosts(fleet).get(0), one),
                    one.settings(),
                    key -> key.startsWith("host-entries.") ? "after" : "default"))
        .toList();
  }

  @Override
  public void compile(
      List<PlainContainer> containers,
      FleetSpec fleet,
      PublicMaterials materials,
      CompiledDraft draft) {
    PlainContainers plain = new PlainContainers(containers, fleet);
    for (PlainContainer one : containers) {
      for (String name : one.hosts(fleet)) {
        HostDraft host = draft.host(name);
        host.add(plain.on(name, one));
        if (!one.files().isEmpty()) {
          host.add(files(one, host));
        }
      }
    }
  }

  private static FileSet files(PlainContainer one, HostDraft host) {
    List<FileEntry> entries = new ArrayList<>();
    for (PlainFile file : one.files()) {
      entries.add(
          new FileEntry(file.entry(), file.mode(), host.blob(file.content().orElse(new byte[0]))));
    }
    return new FileSet(PlainContainers.fileSet(one), entries);
  }
}
