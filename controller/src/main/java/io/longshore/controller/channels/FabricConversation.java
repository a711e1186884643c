package io.longshore.controller.channels;

import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.link.Endpoint;
import io.longshore.controller.workload.fabric.client.link.FabricLink;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.client.step.ChaincodeSteps;
import io.longshore.controller.workload.fabric.client.step.ChannelSteps;
import io.longshore.controller.workload.fabric.client.step.OrdererQueries;
import io.longshore.controller.workload.fabric.client.step.PeerQueries;
import io.longshore.controller.workload.fabric.client.step.Transactions;
import io.longshore.controller.workload.fabric.material.Materials;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How one network's nodes are spoken to: at their hosts' addresses, trusting their organisation's
 * TLS authority alone, as an administrator whose key does not leave this process.
 */
final class FabricConversation {
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration JOIN = Duration.ofSeconds(30);
  private static final Duration COMMIT = Duration.ofSeconds(60);
  private static final Duration INSTALL = Duration.ofSeconds(60);

  /**
   * A peer without the chaincode's image builds it first, half a minute where nothing else runs.
   */
  private static final Duration BUILD = Duration.ofMinutes(5);

  private final FabricNetwork network;
  private final Materials materials;
  private final OrdererChoice choice;
  final OrdererQueries orderers;
  final PeerQueries peers;
  final Transactions transactions;
  final ChannelSteps channels;
  final ChaincodeSteps chaincodes;

  /** Spoken to through the first orderer that answers. */
  FabricConversation(
      FabricNetwork network, Materials materials, FabricLink link, StampSource stamps) {
    this(network, materials, link, stamps, Set::of);
  }

  /**
   * Spoken to over a link.
   *
   * @param serving names of nodes that the fleet says serve
   */
  FabricConversation(
      FabricNetwork network,
      Materials materials,
      FabricLink link,
      StampSource stamps,
      Supplier<? extends Set<String>> serving) {
    this.network = network;
    this.choice = new OrdererChoice(network, serving, this::answers);
    this.materials = materials;
    this.orderers = new OrdererQueries(link, stamps);
    this.peers = new PeerQueries(link, stamps, ANSWER);
    this.channels = new ChannelSteps(orderers, peers, stamps, JOIN);
    this.transactions = new Transactions(link, orderers, peers, stamps, COMMIT);
    this.chaincodes = new ChaincodeSteps(peers, transactions, stamps, INSTALL, BUILD);
  }

  /** How long a peer may take to endorse, which may begin with building the chaincode. */
  static Duration buildLimit() {
    return BUILD;
  }

  /** How long a node may take for an answer that needs no work. */
  static Duration answerLimit() {
    return ANSWER;
  }

  FabricNetwork network() {
    return network;
  }

  Materials materials() {
    return materials;
  }

  /** The peer, spoken to as its own organisation's administrator. */
  Access peer(DialledNode peer) {
    return access(peer, peer.organization());
  }

  /** An orderer that answers, spoken to as an organisation's administrator. */
  Access orderer(String organization) {
    return access(choice.now(), organization);
  }

  /** This orderer, spoken to as its own organisation's administrator. */
  Access orderer(DialledNode orderer) {
    return access(orderer, orderer.organization());
  }

  private boolean answers(DialledNode orderer) {
    String own = orderer.organization();
    return orderers
        .isOrdering(access(orderer, own), network.systemChannel())
        .either(ordering -> true, why -> false);
  }

  private Access access(DialledNode node, String signer) {
    return new Access(
        new Endpoint(
            node.name(),
            node.address(),
            node.port(),
            materials.organization(node.organization()).msp().tlsAuthority()),
        materials.organization(signer).admin());
  }
}
