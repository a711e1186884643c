package io.longshore.controller.workload;

import io.longshore.base.Digest;
import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.spec.Remarks;
import io.longshore.controller.workload.fabric.material.MaterialRequest;
import io.longshore.model.ImageArchive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A whole spec, read and checked.
 *
 * @param spec what the workloads share
 * @param workloads in the order of {@link WorkloadKinds#ALL}; those the spec does not write are
 *     left out
 * @param archives where images are to be had from that no registry has, by reference
 * @param digest of the spec they were read from
 * @param remarks what is to be said of the spec, though it is taken
 */
public record Fleet(
    FleetSpec spec,
    List<Workload<?>> workloads,
    SortedMap<String, ImageArchive> archives,
    Digest digest,
    Remarks remarks) {
  public Fleet {
    Objects.requireNonNull(spec, "spec");
    workloads = List.copyOf(workloads);
    archives = Collections.unmodifiableSortedMap(new TreeMap<>(archives));
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(remarks, "remarks");
  }

  /** What must have been made once before this can be compiled. */
  public Optional<MaterialRequest> materials() {
    return workloads.stream().flatMap(workload -> workload.materials().stream()).findFirst();
  }

  /** The exact containers, files and identities of every host: the same for the same arguments. */
  public Compiled compile(PublicMaterials materials) {
    CompiledDraft draft = new CompiledDraft(spec);
    List<String> roles = new ArrayList<>();
    for (Workload<?> workload : workloads) {
      workload.compile(spec, materials, draft);
      roles.addAll(workload.kind().roles());
    }
    remarks.suppressions().forEach(one -> draft.note(one.sentence()));
    return new Compiled(spec.network(), digest, draft.hosts(), roles, draft.notes(), archives);
  }
}
