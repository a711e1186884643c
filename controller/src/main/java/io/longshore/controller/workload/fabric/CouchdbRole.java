package io.longshore.controller.workload.fabric;

import io.longshore.controller.workload.ContainerSettings;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The CouchDB containers, each beside the peer whose state it keeps.
 *
 * @param settings over what is derived, for all of them
 * @param nodes the same for one, by its peer's full name; those of all are under them
 */
record CouchdbRole(ContainerSettings settings, SortedMap<String, ContainerSettings> nodes) {
  /** The key that says what a peer keeps its state in. */
  static final String STATE_DATABASE = "state-database";

  /** A database in the peer itself. */
  static final String GOLEVELDB = "goleveldb";

  /** A container of its own, for chaincodes that query by content. */
  static final String COUCHDB = "couchdb";

  CouchdbRole {
    nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
  }

  /** The container's name, which is also its name on the bridge. */
  static String name(FabricNode peer) {
    return "couchdb." + peer.name();
  }

  /** What is set for the container beside a peer. */
  ContainerSettings of(FabricNode peer) {
    return nodes.getOrDefault(peer.name(), settings);
  }
}
