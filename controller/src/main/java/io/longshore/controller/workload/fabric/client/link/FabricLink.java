package io.longshore.controller.workload.fabric.client.link;

import io.longshore.controller.workload.fabric.client.answer.Finding;
import java.time.Duration;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.orderer.BroadcastResponse;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** Carries messages to nodes and their answers back; every call ends by its deadline. */
public interface FabricLink extends AutoCloseable {
  /** Hands an orderer a message to be ordered. SUCCESS means taken, not ordered. */
  Finding<BroadcastResponse> broadcast(Endpoint orderer, Envelope message);

  /** Asks an orderer for blocks, up to its final status. */
  Finding<Delivery> deliver(Endpoint orderer, Envelope seek);

  /**
   * Asks a peer to run a chaincode.
   *
   * @param limit how long it may take; the first call of a chaincode builds it
   */
  Finding<ProposalResponse> propose(Endpoint peer, SignedProposal proposal, Duration limit);

  /**
   * Begins to watch a peer's blocks; they flow when this returns.
   *
   * @param limit how long it is watched
   */
  Finding<CommitWatch> watch(Endpoint peer, Envelope seek, Duration limit);

  @Override
  void close();
}
