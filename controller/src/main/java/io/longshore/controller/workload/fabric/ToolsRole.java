package io.longshore.controller.workload.fabric;

import io.longshore.controller.workload.ContainerSettings;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tools container {@code cli} of each host.
 *
 * @param hosts where one is wanted; absent means beside every host's peers
 * @param dockerSocket whether it is given the engine's socket
 * @param settings over what is derived, on every host
 * @param nodes the same on one host, by its name; those of every host are under them
 */
record ToolsRole(
    Optional<List<String>> hosts,
    boolean dockerSocket,
    ContainerSettings settings,
    SortedMap<String, ContainerSettings> nodes) {
  /** The container's name, the same on every host. */
  static final String NAME = "cli";

  ToolsRole {
    hosts = hosts.map(List::copyOf);
    nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
  }

  /** What is set for the container of a host. */
  ContainerSettings on(String host) {
    return nodes.getOrDefault(host, settings);
  }
}
