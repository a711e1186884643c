package io.longshore.controller.ledger;

import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.link.Endpoint;
import io.longshore.controller.workload.fabric.client.link.FabricLink;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.client.step.OrdererQueries;
import io.longshore.controller.workload.fabric.client.step.PeerQueries;
import io.longshore.controller.workload.fabric.client.step.StepRunner;
import io.longshore.controller.workload.fabric.client.step.Transactions;
import io.longshore.controller.workload.fabric.material.Materials;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * The nodes of one network, each spoken to at its host's address as its own organisation's
 * administrator.
 */
final class Conversation {
  static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration COMMIT = Duration.ofSeconds(60);

  final FabricNetwork network;
  final Materials materials;
  final OrdererQueries orderers;
  final PeerQueries peers;
  final Transactions transactions;
  final StampSource stamps;
  final StepRunner runner;

  Conversation(
      FabricNetwork network,
      Materials materials,
      FabricLink link,
      StampSource stamps,
      StepRunner runner) {
    this.stamps = stamps;
    this.runner = runner;
    this.network = network;
    this.materials = materials;
    this.orderers = new OrdererQueries(link, stamps);
    this.peers = new PeerQueries(link, stamps, ANSWER);
    this.transactions = new Transactions(link, orderers, peers, stamps, COMMIT);
  }

  /** A peer as its own organisation's administrator. */
  Access peer(DialledNode peer) {
    return access(peer, peer.organization());
  }

  /** The orderers, each as their own administrator. */
  List<Access> orderers() {
    return network.orderers().stream().map(one -> access(one, one.organization())).toList();
  }

  /** What the first orderer that can tell says; else why the last cannot. */
  <T> Finding<T> anyOrderer(Function<Access, Finding<T>> question) {
    return first(orderers(), question);
  }

  /** What the first of these that can tell says; else why the last cannot. */
  static <T> Finding<T> first(List<Access> nodes, Function<Access, Finding<T>> question) {
    Finding<T> finding = Finding.unknown(new Setback.NotYet("there is no node to ask"));
    for (Access node : nodes) {
      finding = question.apply(node);
      if (finding instanceof Finding.Known<T>) {
        return finding;
      }
    }
    return finding;
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
