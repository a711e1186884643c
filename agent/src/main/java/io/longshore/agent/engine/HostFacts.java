package io.longshore.agent.engine;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is set beside the containers.
 *
 * @param images what the images that were looked for say, by reference
 * @param networks settings of each network by its name: {@code driver}, {@code internal} and, when
 *     several have the name, {@code count}
 * @param volumes the driver of each volume by its name
 */
public record HostFacts(
    SortedMap<String, ImageFacts> images,
    SortedMap<String, SortedMap<String, String>> networks,
    SortedMap<String, String> volumes) {
  /** Nothing was asked. */
  public static final HostFacts NONE =
      new HostFacts(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

  public HostFacts {
    images = Collections.unmodifiableSortedMap(new TreeMap<>(images));
    networks = Collections.unmodifiableSortedMap(new TreeMap<>(networks));
    volumes = Collections.unmodifiableSortedMap(new TreeMap<>(volumes));
  }
}
