package io.longshore.lab.standin.serve;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.longshore.lab.standin.LogLines;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.DeliverResponse;

/**
 * One Deliver stream: one request at a time, each answered by blocks at the client's pace and a
 * status.
 */
final class DeliverStream implements StreamObserver<Envelope> {
  private static final String MODULE = "common.deliver";

  private final ServerCallStreamObserver<DeliverResponse> responses;
  private final Function<Envelope, DeliverRules.Answer> rules;
  private final Executor executor;
  private final LogLines lines;
  private boolean isServing;
  private boolean isHalfClosed;

  DeliverStream(
      ServerCallStreamObserver<DeliverResponse> responses,
      Function<Envelope, DeliverRules.Answer> rules,
      Executor executor,
      LogLines lines) {
    this.responses = responses;
    this.rules = rules;
    this.executor = executor;
    this.lines = lines;
    responses.disableAutoRequest();
    responses.setOnReadyHandler(this::wake);
    responses.setOnCancelHandler(this::wake);
    responses.request(1);
  }

  @Override
  public synchronized void onNext(Envelope envelope) {
    isServing = true;
    executor.execute(() -> serve(envelope));
  }

  @Override
  public void onError(Throwable gone) {
    wake();
  }

  @Override
  public synchronized void onCompleted() {
    isHalfClosed = true;
    if (!isServing) {
      responses.onCompleted();
    }
  }

  private synchronized void wake() {
    notifyAll();
  }

  private void serve(Envelope envelope) {
    try {
      DeliverRules.Answer answer = rules.apply(envelope);
      finish(
          answer instanceof DeliverRules.Serve serve
              ? send(serve)
              : refuse((DeliverRules.Refuse) answer));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      lines.critical(MODULE, "Error reading from channel, cause was: %s", e.getMessage());
      finish(Status.SERVICE_UNAVAILABLE);
    }
  }

  private Status refuse(DeliverRules.Refuse refusal) {
    lines.warning(
        MODULE, "Rejecting deliver request with %s because %s", refusal.status(), refusal.reason());
    return refusal.status();
  }

  private Status send(DeliverRules.Serve serve) throws IOException, InterruptedException {
    Runnable wake = this::wake;
    serve.channel().changes().subscribe(wake);
    try {
      for (long number = serve.first(); ; number++) {
        switch (await(serve, number)) {
          case NOT_FOUND -> {
            return Status.NOT_FOUND;
          }
          case SEND ->
              responses.onNext(
                  DeliverResponse.newBuilder()
                      .setBlock(serve.channel().blocks().block(number))
                      .build());
          case WAIT, UNAVAILABLE -> {
            return Status.SERVICE_UNAVAILABLE;
          }
        }
        if (number == serve.last()) {
          return Status.SUCCESS;
        }
      }
    } finally {
      serve.channel().changes().unsubscribe(wake);
    }
  }

  /** Waits until the block can be sent, or never will be; WAIT means that the client has gone. */
  private synchronized DeliverRules.Turn await(DeliverRules.Serve serve, long number)
      throws InterruptedException {
    DeliverRules.Turn turn = DeliverRules.turn(serve, number);
    while (!responses.isCancelled()
        && (turn == DeliverRules.Turn.WAIT
            || (turn == DeliverRules.Turn.SEND && !responses.isReady()))) {
      wait();
      turn = DeliverRules.turn(serve, number);
    }
    return responses.isCancelled() ? DeliverRules.Turn.WAIT : turn;
  }

  private synchronized void finish(Status status) {
    isServing = false;
    if (responses.isCancelled()) {
      return;
    }
    responses.onNext(DeliverResponse.newBuilder().setStatus(status).build());
    if (status != Status.SUCCESS || isHalfClosed) {
      responses.onCompleted();
      isHalfClosed = false;
    } else {
      responses.request(1);
    }
  }
}
