package io.longshore.controller.workload.fabric.client.link;

import io.longshore.controller.workload.fabric.client.answer.Finding;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** A peer's blocks as they are committed, from the newest at the time of asking. */
public interface CommitWatch extends AutoCloseable {
  /** Waits for a transaction, and says how the peer judged it. */
  Finding<TxValidationCode> await(String transactionId);

  @Override
  void close();
}
