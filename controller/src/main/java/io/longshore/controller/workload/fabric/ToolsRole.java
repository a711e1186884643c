package io.longshore.controller.workload.fabric;

import java.util.List;
import java.util.Optional;

/**
 * The tools container {@code cli} of each host.
 *
 * @param hosts where one is wanted; absent means beside every host's peers
 * @param dockerSocket whether it is given the engine's socket
 * @param settings over what is derived
 */
record ToolsRole(Optional<List<String>> hosts, boolean dockerSocket, NodeSettings settings) {
  /** The container's name, the same on every host. */
  static final String NAME = "cli";

  ToolsRole {
    hosts = hosts.map(List::copyOf);
  }
}
