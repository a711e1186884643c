package io.longshore.agent.gate.fabric;

import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.orderer.AtomicBroadcastGrpc;
import org.hyperledger.fabric.protos.orderer.DeliverResponse;

/** One Deliver call, ended at the first answer. */
final class NewestBlock implements ClientResponseObserver<Envelope, DeliverResponse> {
  private final CompletableFuture<DeliverResponse> first = new CompletableFuture<>();
  private ClientCallStreamObserver<Envelope> call;

  private NewestBlock() {}

  /**
   * The first answer: a block, or why there is none.
   *
   * @param millis how long this may take
   * @throws StatusRuntimeException the call failed
   */
  static DeliverResponse ask(Channel channel, Envelope question, int millis) {
    NewestBlock asked = new NewestBlock();
    AtomicBroadcastGrpc.newStub(channel)
        .withDeadlineAfter(millis, TimeUnit.MILLISECONDS)
        .deliver(asked);
    asked.call.onNext(question);
    asked.call.onCompleted();
    try {
      return asked.first.get(millis + 100L, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw Status.fromThrowable(e.getCause()).asRuntimeException();
    } catch (TimeoutException e) {
      asked.call.cancel("no answer in time", e);
      throw Status.DEADLINE_EXCEEDED.asRuntimeException();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      asked.call.cancel("interrupted", e);
      throw Status.CANCELLED.asRuntimeException();
    }
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<Envelope> requests) {
    call = requests;
  }

  @Override
  public void onNext(DeliverResponse response) {
    first.complete(response);
  }

  @Override
  public void onError(Throwable trouble) {
    first.completeExceptionally(trouble);
  }

  @Override
  public void onCompleted() {
    first.completeExceptionally(
        Status.UNAVAILABLE.withDescription("it ended the call without an answer").asException());
  }
}
