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
 * @param admin why the container of a host is given an administrator's identity, by the host's name
 * @param dockerSocket whether it is given the engine's socket
 * @param settings over what is derived, on every host
 * @param nodes the same on one host, by its name; those of every host are under them
 */
record ToolsRole(
    Optional<List<String>> hosts,
    SortedMap<String, String> admin,
    boolean dockerSocket,
    ContainerSettings settings,
    SortedMap<String, ContainerSettings> nodes) {
  /** The container's name, the same on every host. */
  static final String NAME = "cli";

  /** Whom it acts as, where nothing else is said. */
  static final String USER = "User1";

  /** An administrator of the peers of its own host, by their folders alone. */
  static final String ADMIN = "Operator";

  ToolsRole {
    hosts = hosts.map(List::copyOf);
    admin = Collections.unmodifiableSortedMap(new TreeMap<>(admin));
    nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
  }

  /** The user whom the container of a host acts as. */
  String user(String host) {
    return admin.containsKey(host) ? ADMIN : USER;
  }

  /** What is set for the container of a host. */
  ContainerSettings on(String host) {
    return nodes.getOrDefault(host, settings);
  }
}
