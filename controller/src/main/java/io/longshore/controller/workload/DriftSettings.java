package io.longshore.controller.workload;

import io.longshore.model.DriftPolicy;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an operator says is to be done about drift of a container or a role.
 *
 * @param strict whether it is put right at once; empty where nothing is said
 * @param ignore why a field is left as it is found, by the field's name
 */
public record DriftSettings(Optional<Boolean> strict, SortedMap<String, String> ignore) {
  /** Nothing is said. */
  public static final DriftSettings NONE = new DriftSettings(Optional.empty(), new TreeMap<>());

  public DriftSettings {
    ignore = Collections.unmodifiableSortedMap(new TreeMap<>(ignore));
  }

  /** These, and a role's where these are silent. */
  DriftSettings over(DriftSettings role) {
    SortedMap<String, String> all = new TreeMap<>(role.ignore);
    all.putAll(ignore);
    return new DriftSettings(strict.or(role::strict), all);
  }

  DriftPolicy policy() {
    return new DriftPolicy(strict.orElse(false), ignore);
  }
}
