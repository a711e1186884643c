package io.longshore.controller.workload.fabric.client.step;

import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Why peers leave a transaction without effect, and what helps. */
final class Judgements {
  private Judgements() {}

  static Outcome outcome(String transactionId, TxValidationCode judgement) {
    String what = "transaction " + transactionId + " has no effect: " + judgement;
    return switch (judgement) {
      case VALID -> new Outcome.Done("transaction " + transactionId + " is committed");
      case DUPLICATE_TXID -> new Outcome.AlreadySo(what + ", it is in the ledger already");
      case MVCC_READ_CONFLICT, PHANTOM_READ_CONFLICT ->
          new Setback.NotYet(
              what + ", another transaction changed what it read in the meantime; send it again");
      case ENDORSEMENT_POLICY_FAILURE ->
          new Setback.Refused(
              what + ", it lacks endorsements that the chaincode's policy asks for",
              "have peers of more organisations endorse it, each with a certificate of the"
                  + " organisation's own authority");
      case EXPIRED_CHAINCODE, CHAINCODE_VERSION_CONFLICT ->
          new Setback.NotYet(what + ", the chaincode was upgraded in the meantime; send it again");
      case BAD_CREATOR_SIGNATURE, TARGET_CHAIN_NOT_FOUND, UNKNOWN_TX_TYPE ->
          new Setback.Refused(what, "compare the signer with the channel's organisations");
      default -> new Setback.Refused(what, "the peers' logs of this block say more");
    };
  }
}
