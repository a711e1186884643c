package io.longshore.controller.workload.fabric.client.link;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.longshore.controller.workload.fabric.client.answer.AnswerTranslator;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.hyperledger.fabric.protos.peer.FilteredTransaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** A peer's stream of blocks, each reduced to its transactions' ids and how they were judged. */
final class FilteredBlocks implements CommitWatch {
  private final Endpoint peer;
  private final BlockingClientCall<Envelope, DeliverResponse> call;

  private FilteredBlocks(Endpoint peer, BlockingClientCall<Envelope, DeliverResponse> call) {
    this.peer = peer;
    this.call = call;
  }

  /** Asks, and waits for the first block: what is sent after that cannot be missed. */
  static Finding<CommitWatch> open(
      Endpoint peer, BlockingClientCall<Envelope, DeliverResponse> call, Envelope seek) {
    FilteredBlocks watch = new FilteredBlocks(peer, call);
    Finding<DeliverResponse> first =
        watch.hear(
            () -> {
              call.write(seek);
              return call.read();
            });
    if (first instanceof Finding.Unknown) {
      watch.close();
    }
    return first.map(block -> watch);
  }

  @Override
  public Finding<TxValidationCode> await(String transactionId) {
    Optional<Finding<TxValidationCode>> end = Optional.empty();
    while (end.isEmpty()) {
      end =
          hear(call::read)
              .either(
                  block -> judgement(block, transactionId).map(Finding::of),
                  why -> Optional.of(Finding.unknown(why)));
    }
    return end.get();
  }

  @Override
  public void close() {
    call.cancel("seen enough", null);
  }

  private static Optional<TxValidationCode> judgement(DeliverResponse answer, String id) {
    return answer.getFilteredBlock().getFilteredTransactionsList().stream()
        .filter(transaction -> transaction.getTxid().equals(id))
        .map(FilteredTransaction::getTxValidationCode)
        .findFirst();
  }

  private interface Hearing {
    DeliverResponse hear() throws InterruptedException, StatusException;
  }

  private Finding<DeliverResponse> hear(Hearing hearing) {
    try {
      DeliverResponse answer = hearing.hear();
      if (answer == null) {
        return Finding.unknown(CallFailure.of(peer, Status.CANCELLED));
      }
      if (answer.hasStatus()) {
        return Finding.unknown(AnswerTranslator.delivered(peer.toString(), answer.getStatus()));
      }
      return Finding.of(answer);
    } catch (StatusException e) {
      return Finding.unknown(CallFailure.of(peer, e.getStatus()));
    } catch (InterruptedException e) {
      return Finding.unknown(CallFailure.interrupted(peer));
    }
  }
}
