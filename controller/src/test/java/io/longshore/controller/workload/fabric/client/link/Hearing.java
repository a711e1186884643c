package io.longshore.controller.workload.fabric.client.link;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;

/**
 * One side of a conversation that answers each message, and ends it after an answer that ends it.
 */
final class Hearing<Q, A> implements StreamObserver<Q> {
  /** Answers a message; false to end the conversation. */
  interface Answering<Q> {
    boolean answer(Q message) throws Exception;
  }

  private final StreamObserver<A> out;
  private final Answering<Q> answering;
  private boolean ended;

  Hearing(StreamObserver<A> out, Answering<Q> answering) {
    this.out = out;
    this.answering = answering;
  }

  @Override
  public void onNext(Q message) {
    try {
      if (!answering.answer(message)) {
        onCompleted();
      }
    } catch (Exception e) {
      ended = true;
      out.onError(Status.UNKNOWN.withDescription(e.toString()).asRuntimeException());
    }
  }

  @Override
  public void onError(Throwable hungUp) {
    ended = true;
  }

  @Override
  public void onCompleted() {
    if (!ended) {
      ended = true;
      out.onCompleted();
    }
  }
}
