package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.tree.SpecPath;
import java.util.List;
import java.util.Optional;

/**
 * An organisation with peers.
 *
 * @param name as the spec calls it
 * @param mspId what its members' identities say they belong to; also its name in configurations
 * @param domain the end of its peers' names
 * @param peers in natural order
 * @param anchor the first part of the name of the peer that other organisations gossip with
 * @param path where it is written
 */
record PeerOrganization(
    String name,
    String mspId,
    String domain,
    List<FabricNode> peers,
    Optional<String> anchor,
    SpecPath path) {
  PeerOrganization {
    peers = List.copyOf(peers);
  }
}
