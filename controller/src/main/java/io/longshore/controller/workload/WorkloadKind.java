package io.longshore.controller.workload;

import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.SpecReader;
import io.longshore.controller.spec.hocon.FolderFiles;
import io.longshore.controller.spec.tree.SpecNode;
import io.longshore.controller.workload.fabric.material.MaterialRequest;
import java.util.List;
import java.util.Optional;

/**
 * A kind of workload: a section of the spec, what is asked of it, and the containers it comes to.
 *
 * @param <T> what the section says
 */
public interface WorkloadKind<T> {
  /** The section's key at the top of a spec. */
  String name();

  /** Reads the section; what does not fit is recorded in the reader's problems. */
  T read(SpecReader section);

  /** Which containers go where, as far as hosts, groups and labels of the spec tell. */
  List<Placement> placements(T topology, FleetSpec fleet);

  /** The rules that are the kind's own. */
  List<Rule> rules();

  /** Versions of the Docker Engine that its containers cannot do with. */
  default List<EngineBound> engineBounds() {
    return List.of();
  }

  /** Where the section names files of the spec's folder, for their content to be put there. */
  default SpecNode.Section gathered(SpecNode.Section section, FolderFiles folder) {
    return section;
  }

  /** Records what breaks the kind's rules. */
  void check(T topology, FleetSpec fleet, Problems problems);

  /** What must have been made once before the kind can be compiled; most need nothing. */
  Optional<MaterialRequest> materials(T topology);

  /** The roles of its containers, in the order in which they come up. */
  List<String> roles();

  /** The exact containers, each with what it was derived from; needs no material. */
  List<DerivedContainer> containers(T topology, FleetSpec fleet);

  /** Adds the exact containers, files and identities. */
  void compile(T topology, FleetSpec fleet, PublicMaterials materials, CompiledDraft draft);
}
