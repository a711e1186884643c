package io.longshore.controller.workload;

import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.SpecReader;
import io.longshore.controller.workload.fabric.material.MaterialRequest;
import java.util.List;
import java.util.Optional;

/**
 * A workload of a spec: its kind with what the spec says of it.
 *
 * @param <T> what the kind reads
 */
public record Workload<T>(WorkloadKind<T> kind, T topology) {
  static <T> Workload<T> read(WorkloadKind<T> kind, SpecReader section) {
    return new Workload<>(kind, kind.read(section));
  }

  /** Which containers go where. */
  public List<Placement> placements(FleetSpec fleet) {
    return kind.placements(topology, fleet);
  }

  /** The exact containers, each with what it was derived from. */
  public List<DerivedContainer> containers(FleetSpec fleet) {
    return kind.containers(topology, fleet);
  }

  void check(FleetSpec fleet, Problems problems) {
    kind.check(topology, fleet, problems);
  }

  /** What must have been made once before it can be compiled. */
  public Optional<MaterialRequest> materials() {
    return kind.materials(topology);
  }

  void compile(FleetSpec fleet, PublicMaterials materials, CompiledDraft draft) {
    kind.compile(topology, fleet, materials, draft);
  }
}
