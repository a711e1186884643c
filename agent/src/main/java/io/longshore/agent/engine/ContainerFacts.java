package io.longshore.agent.engine;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a container is set up, in the engine's own account.
 *
 * @param createdAt when it was made; empty when that was not asked
 * @param fields its settings as {@link Fields} writes them; of a container that is not ours only
 *     its networks and mounts
 */
public record ContainerFacts(Optional<Instant> createdAt, SortedMap<String, String> fields) {
  /** Nothing was asked. */
  public static final ContainerFacts NONE = new ContainerFacts(Optional.empty(), new TreeMap<>());

  public ContainerFacts {
    Objects.requireNonNull(createdAt, "createdAt");
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }
}
