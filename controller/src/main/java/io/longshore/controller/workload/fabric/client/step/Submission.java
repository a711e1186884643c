package io.longshore.controller.workload.fabric.client.step;

import com.google.protobuf.ByteString;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** What became of a transaction. */
public sealed interface Submission
    permits Submission.Committed, Submission.Invalid, Submission.Unseen, Submission.NotSent {

  /** The same as an outcome. */
  Outcome outcome();

  /**
   * It is in the ledger and has taken effect.
   *
   * @param transactionId hex
   * @param result what the chaincode answered
   */
  record Committed(String transactionId, ByteString result) implements Submission {
    @Override
    public Outcome outcome() {
      return new Outcome.Done("transaction " + transactionId + " is committed");
    }
  }

  /**
   * It is in the ledger without effect.
   *
   * @param transactionId hex
   * @param judgement the peers' reason
   */
  record Invalid(String transactionId, TxValidationCode judgement) implements Submission {
    @Override
    public Outcome outcome() {
      return Judgements.outcome(transactionId, judgement);
    }
  }

  /**
   * The orderer took it; whether it took effect was not seen. Sending another like it may do the
   * same twice: ask the peers about this one first.
   *
   * @param transactionId hex
   * @param why it was not seen
   */
  record Unseen(String transactionId, Setback why) implements Submission {
    @Override
    public Outcome outcome() {
      return new Setback.NotYet(
          "transaction " + transactionId + " was taken, but not seen in a block yet: " + why);
    }
  }

  /**
   * It never left.
   *
   * @param why what stands in the way
   */
  record NotSent(Outcome why) implements Submission {
    @Override
    public Outcome outcome() {
      return why;
    }
  }
}
