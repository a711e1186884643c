package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.workload.ContainerSettings;
import java.util.Objects;
import java.util.Optional;

/**
 * A node of the network.
 *
 * @param name its full name: container, host name, certificate
 * @param host the host it runs on
 * @param id what tells servers of a quorum apart; 0 when it has none
 * @param port by which the others reach it, on the host as in the container
 * @param settings its own over its role's
 * @param stateDatabase what a peer keeps its state in, as the spec has it; empty for others
 * @param path where it is written
 */
record FabricNode(
    String name,
    String host,
    int id,
    int port,
    ContainerSettings settings,
    Optional<String> stateDatabase,
    SpecPath path) {
  FabricNode {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(stateDatabase, "stateDatabase");
    Objects.requireNonNull(path, "path");
  }

  /** Whether a CouchDB of its own keeps its state. */
  boolean hasCouchdb() {
    return stateDatabase.equals(Optional.of(CouchdbRole.COUCHDB));
  }

  /** Name and port as others dial it. */
  String endpoint() {
    return name + ":" + port;
  }

  /** Where a variable of its environment is written; the node itself if it is derived. */
  SpecPath place(String variable) {
    return settings.place("environment." + variable).orElse(path);
  }
}
