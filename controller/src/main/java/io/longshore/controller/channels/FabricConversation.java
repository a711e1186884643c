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
  final OrdererQueries orderers;
  final ChannelSteps channels;
  final ChaincodeSteps chaincodes;

  FabricConversation(
      FabricNetwork network, Materials materials, FabricLink link, StampSource stamps) {
    this.network = network;
    this.materials = materials;
    this.orderers = new OrdererQueries(link, stamps);
    PeerQueries peers = new PeerQueries(link, stamps, ANSWER);
    this.channels = new ChannelSteps(orderers, peers, stamps, JOIN);
    this.chaincodes =
        new ChaincodeSteps(
            peers, new Transactions(link, orderers, peers, stamps, COMMIT), stamps, INSTALL, BUILD);
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

  /**
   * The first orderer, spoken to as an organisation's administrator: always the same one, because
   * another may not know yet what this one did.
   */
  Access orderer(String organization) {
    return access(network.orderers().get(0), organization);
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
