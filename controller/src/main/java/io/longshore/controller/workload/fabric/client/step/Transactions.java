package io.longshore.controller.workload.fabric.client.step;

import com.google.protobuf.ByteString;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.link.CommitWatch;
import io.longshore.controller.workload.fabric.client.link.FabricLink;
import io.longshore.controller.workload.fabric.client.link.Seek;
import io.longshore.controller.workload.fabric.client.proposal.ChaincodeCall;
import io.longshore.controller.workload.fabric.client.proposal.Endorsed;
import io.longshore.controller.workload.fabric.client.proposal.SignedCall;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.client.proposal.TransactionAssembly;
import io.longshore.controller.workload.fabric.material.SigningIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Sends transactions: endorsed, ordered, and seen in a block. */
public final class Transactions {
  private final FabricLink link;
  private final OrdererQueries orderers;
  private final PeerQueries peers;
  private final StampSource stamps;
  private final Duration commitLimit;

  /**
   * Transactions over a link.
   *
   * @param commitLimit how long a transaction may take from orderer to ledger; a block is cut
   *     within the channel's batch timeout, and a peer that has just joined waits about six seconds
   *     for its first
   */
  public Transactions(
      FabricLink link,
      OrdererQueries orderers,
      PeerQueries peers,
      StampSource stamps,
      Duration commitLimit) {
    this.link = link;
    this.orderers = orderers;
    this.peers = peers;
    this.stamps = stamps;
    this.commitLimit = commitLimit;
  }

  /**
   * Sends one transaction and waits until the first endorser holds it.
   *
   * @param endorsers at least one; enough for the chaincode's policy
   * @param signer in whose name
   * @param endorseLimit of each endorsement; the first of a chaincode builds it
   */
  public Submission send(
      ChaincodeCall call,
      List<Access> endorsers,
      Access orderer,
      SigningIdentity signer,
      Duration endorseLimit) {
    return send(call, endorsers, orderer, signer, endorseLimit, transaction -> {});
  }

  /**
   * The same, for calls that must not be made twice.
   *
   * @param leaving told the transaction's id before it is handed to the orderer
   */
  public Submission send(
      ChaincodeCall call,
      List<Access> endorsers,
      Access orderer,
      SigningIdentity signer,
      Duration endorseLimit,
      Consumer<String> leaving) {
    SignedCall signed = SignedCall.of(call, signer, stamps.next());
    return endorsed(signed, endorsers, endorseLimit)
        .either(
            endorsements ->
                TransactionAssembly.assemble(signed, endorsements)
                    .either(
                        transaction ->
                            order(
                                signed,
                                transaction,
                                endorsements.get(0),
                                orderer,
                                endorsers.get(0),
                                leaving),
                        Submission.NotSent::new),
            Submission.NotSent::new);
  }

  private Finding<List<Endorsed>> endorsed(
      SignedCall call, List<Access> endorsers, Duration limit) {
    Finding<List<Endorsed>> endorsements = Finding.of(List.of());
    for (Access endorser : endorsers) {
      endorsements =
          endorsements.then(
              before -> peers.propose(endorser, call, limit).map(one -> with(before, one)));
    }
    return endorsements;
  }

  private static List<Endorsed> with(List<Endorsed> before, Endorsed one) {
    List<Endorsed> all = new ArrayList<>(before);
    all.add(one);
    return List.copyOf(all);
  }

  private Submission order(
      SignedCall call,
      Envelope transaction,
      Endorsed endorsed,
      Access orderer,
      Access peer,
      Consumer<String> leaving) {
    Envelope onward = Seek.onward(call.call().channel()).envelope(peer.signer(), stamps.next());
    return link.watch(peer.node(), onward, commitLimit)
        .either(
            watch -> {
              leaving.accept(call.transactionId());
              return ordered(call, transaction, endorsed, orderer, watch);
            },
            Submission.NotSent::new);
  }

  private Submission ordered(
      SignedCall call,
      Envelope transaction,
      Endorsed endorsed,
      Access orderer,
      CommitWatch opened) {
    try (CommitWatch watch = opened) {
      Outcome taken = orderers.broadcast(orderer, transaction);
      if (!taken.isSo()) {
        return new Submission.NotSent(taken);
      }
      return watch
          .await(call.transactionId())
          .either(
              judgement -> judged(call, endorsed, judgement),
              why -> new Submission.Unseen(call.transactionId(), why));
    }
  }

  private static Submission judged(SignedCall call, Endorsed endorsed, TxValidationCode judgement) {
    return judgement == TxValidationCode.VALID
        ? new Submission.Committed(call.transactionId(), result(endorsed))
        : new Submission.Invalid(call.transactionId(), judgement);
  }

  private static ByteString result(Endorsed endorsed) {
    return endorsed.response().getResponse().getPayload();
  }
}
