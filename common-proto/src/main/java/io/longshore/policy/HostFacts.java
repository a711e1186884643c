package io.longshore.policy;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a controller must know of a host before it plans: what it would refuse, and whose data it
 * holds already.
 *
 * @param policy what the host lets containers be
 * @param volumes names of the engine's volumes that were given names; empty while that is unknown
 */
public record HostFacts(HostPolicy policy, Optional<SortedSet<String>> volumes) {
  public HostFacts {
    Objects.requireNonNull(policy, "policy");
    volumes = volumes.map(names -> Collections.unmodifiableSortedSet(new TreeSet<>(names)));
  }
}
