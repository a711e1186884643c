package io.longshore.controller.workload.fabric.client.proposal;

import com.google.protobuf.ByteString;
import io.longshore.base.Digest;
import io.longshore.controller.workload.fabric.client.answer.AnswerTranslator;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/** Makes the transaction of a proposal and its endorsements, if these agree. */
public final class TransactionAssembly {
  private TransactionAssembly() {}

  /**
   * The signed transaction, or which peers stand in its way.
   *
   * @param endorsements at least one
   */
  public static Finding<Envelope> assemble(SignedCall call, List<Endorsed> endorsements) {
    if (endorsements.isEmpty()) {
      throw new IllegalArgumentException("a transaction needs an endorsement");
    }
    for (Endorsed endorsed : endorsements) {
      if (!endorsed.succeeded()) {
        return Finding.unknown(
            AnswerTranslator.setback(
                endorsed.peer() + " does not endorse " + call.call().title(), endorsed.words()));
      }
    }
    Map<String, List<String>> results = results(endorsements);
    return results.size() == 1
        ? Finding.of(transaction(call, endorsements))
        : Finding.unknown(disagreement(call, results));
  }

  /** Names of the peers behind each result, by its digest. */
  private static Map<String, List<String>> results(List<Endorsed> endorsements) {
    Map<String, List<String>> results = new TreeMap<>();
    for (Endorsed endorsed : endorsements) {
      String digest = Digest.of(endorsed.response().getPayload().toByteArray()).brief();
      results.computeIfAbsent(digest, none -> new ArrayList<>()).add(endorsed.peer());
    }
    return results;
  }

  private static Setback disagreement(SignedCall call, Map<String, List<String>> results) {
    List<String> camps = new ArrayList<>();
    results.forEach((digest, peers) -> camps.add(String.join(", ", peers) + " (" + digest + ")"));
    return new Setback.Refused(
        "peers differ in the result of "
            + call.call().title()
            + ": "
            + String.join(" against ", camps),
        "compare their chaincode's version and package, and their ledger's height; the chaincode"
            + " itself must be deterministic");
  }

  private static Envelope transaction(SignedCall call, List<Endorsed> endorsements) {
    ChaincodeEndorsedAction.Builder action =
        ChaincodeEndorsedAction.newBuilder()
            .setProposalResponsePayload(endorsements.get(0).response().getPayload());
    endorsements.forEach(one -> action.addEndorsements(one.response().getEndorsement()));
    TransactionAction taken =
        TransactionAction.newBuilder()
            .setHeader(call.header().getSignatureHeader())
            .setPayload(
                ChaincodeActionPayload.newBuilder()
                    .setChaincodeProposalPayload(call.payload())
                    .setAction(action)
                    .build()
                    .toByteString())
            .build();
    ByteString payload =
        Payload.newBuilder()
            .setHeader(call.header())
            .setData(Transaction.newBuilder().addActions(taken).build().toByteString())
            .build()
            .toByteString();
    return Envelope.newBuilder()
        .setPayload(payload)
        .setSignature(call.signer().sign(payload))
        .build();
  }
}
