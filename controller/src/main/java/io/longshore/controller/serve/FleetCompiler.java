package io.longshore.controller.serve;

import io.longshore.controller.operator.SpecCompiler;
import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.tree.SpecWire;
import io.longshore.controller.workload.Compiled;
import io.longshore.controller.workload.Fleet;
import io.longshore.controller.workload.FleetSpecParser;
import io.longshore.controller.workload.PublicMaterials;
import io.longshore.proto.v1.Spec;
import java.util.List;
import java.util.Optional;

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
    return new Draft(Optional.of(fleet.get().compile(materials)), List.of());
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
