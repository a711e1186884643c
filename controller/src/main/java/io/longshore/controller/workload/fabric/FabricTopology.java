package io.longshore.controller.workload.fabric;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Fabric network as the operator wrote it.
 *
 * @param version of Fabric
 * @param images by role
 * @param zookeeper the ZooKeeper servers in natural order
 * @param kafka the brokers
 * @param orderers the ordering service
 * @param organizations with their peers, in natural order
 * @param tools the tools containers
 * @param couchdb the state databases of peers that have one
 * @param channels in natural order
 * @param capabilities what nodes must know of
 */
record FabricTopology(
    String version,
    FabricImages images,
    List<FabricNode> zookeeper,
    KafkaRole kafka,
    OrdererRole orderers,
    List<PeerOrganization> organizations,
    ToolsRole tools,
    CouchdbRole couchdb,
    List<ChannelSpec> channels,
    Capabilities capabilities) {
  FabricTopology {
    zookeeper = List.copyOf(zookeeper);
    organizations = List.copyOf(organizations);
    channels = List.copyOf(channels);
  }

  /** Every peer of every organisation. */
  List<FabricNode> peers() {
    return organizations.stream().flatMap(organization -> organization.peers().stream()).toList();
  }

  /** Every peer whose state a CouchDB keeps. */
  List<FabricNode> couchdbPeers() {
    return peers().stream().filter(FabricNode::hasCouchdb).toList();
  }

  /** Every node but the tools. */
  List<FabricNode> nodes() {
    return Stream.of(zookeeper, kafka.nodes(), orderers.nodes(), peers())
        .flatMap(List::stream)
        .toList();
  }

  /** The hosts that get a tools container. */
  List<String> toolsHosts() {
    return tools
        .hosts()
        .orElseGet(() -> peers().stream().map(FabricNode::host).distinct().sorted().toList());
  }

  /** The first organisation with a peer on a host. */
  Optional<PeerOrganization> organizationOn(String host) {
    return organizations.stream().filter(one -> peerOn(one, host).isPresent()).findFirst();
  }

  /** An organisation's first peer on a host. */
  static Optional<FabricNode> peerOn(PeerOrganization organization, String host) {
    return organization.peers().stream().filter(peer -> peer.host().equals(host)).findFirst();
  }
}
