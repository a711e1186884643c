package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.tree.SpecPath;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an operator may set for a role or for one node of it, over what is derived.
 *
 * @param image in place of the role's image
 * @param environment variables that win over derived ones
 * @param places where each of them is written
 * @param stop between asking a container to end and ending it
 * @param memory the limit in bytes
 */
record NodeSettings(
    Optional<String> image,
    SortedMap<String, String> environment,
    SortedMap<String, SpecPath> places,
    Optional<Duration> stop,
    Optional<Long> memory) {
  NodeSettings {
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
  }

  /** These settings, and a role's where these are silent. */
  NodeSettings over(NodeSettings role) {
    SortedMap<String, String> merged = new TreeMap<>(role.environment);
    merged.putAll(environment);
    SortedMap<String, SpecPath> mergedPlaces = new TreeMap<>(role.places);
    mergedPlaces.putAll(places);
    return new NodeSettings(
        image.or(role::image), merged, mergedPlaces, stop.or(role::stop), memory.or(role::memory));
  }
}
