package io.longshore.controller.serve;

import io.longshore.controller.operator.SpecCompiler;
import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.tree.SpecWire;
import io.longshore.controller.workload.Compiled;
import io.longshore.controller.workload.Fleet;
import io.longshore.controller.workload.FleetSpecParser;
import io.longshore.controller.workload.PublicMaterials;
import io.longshore.controller.workload.Workload;
import io.longshore.proto.v1.Spec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads specs as they come over the wire, believing nothing the sender may have checked. */
final class FleetCompiler implements SpecCompiler {
  private final NetworkMaterial material;

  FleetCompiler(NetworkMaterial material) {
    this.material = material;
  }

  @Override
  public Draft draft(Spec spec) {
    Checked<Fleet> fleet = FleetSpecParser.parse(SpecWire.fromProto(spec));
    if (!fleet.isSound()) {
      return new Draft(Optional.empty(), fleet.problems());
    }
    PublicMaterials materials =
        fleet
            .get()
            .materials()
            .map(material::sketch)
            .map(PublicMaterials::of)
            .orElseGet(PublicMaterials::none);
    return new Draft(Optional.of(fleet.get().compile(materials)), List.of(), founding(fleet.get()));
  }

  /** Roles that could not do with other material than they had. */
  private Set<String> founding(Fleet fleet) {
    boolean founds = fleet.materials().filter(request -> !material.isMade(request)).isPresent();
    Set<String> roles = new TreeSet<>();
    for (Workload<?> workload : founds ? fleet.workloads() : List.<Workload<?>>of()) {
      if (workload.materials().isPresent()) {
        roles.addAll(workload.kind().roles());
      }
    }
    return roles;
  }

  @Override
  public Compiled settle(Spec spec) {
    Fleet fleet = FleetSpecParser.parse(SpecWire.fromProto(spec)).get();
    return fleet.compile(
        fleet
            .materials()
            .map(material::ensure)
            .map(PublicMaterials::of)
            .orElseGet(PublicMaterials::none));
  }
}
