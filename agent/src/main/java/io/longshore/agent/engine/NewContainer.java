package io.longshore.agent.engine;

import io.longshore.model.ContainerSpec;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A container to create.
 *
 * @param spec what it is
 * @param mounts the spec's mounts with their sources found on this host
 * @param labels what it will be recognised by
 */
public record NewContainer(
    ContainerSpec spec, List<ResolvedMount> mounts, SortedMap<String, String> labels) {
  public NewContainer {
    Objects.requireNonNull(spec, "spec");
    mounts = List.copyOf(mounts);
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }
}
