package io.longshore.controller.prove;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.longshore.controller.spec.Exit;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One stream of answers from an orderer, taken one at a time.
 *
 * @param <T> the answers
 */
final class OrdererCall<T> implements StreamObserver<T> {
  private static final int MOST_WAITING = 64;

  private final Orderer orderer;
  private final BlockingQueue<Event<T>> events = new LinkedBlockingQueue<>(MOST_WAITING);

  OrdererCall(Orderer orderer) {
    this.orderer = orderer;
  }

  /** The next answer. */
  T next(Duration patience, String what) throws NotProven {
    Event<T> event;
    try {
      event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      event = null;
    }
    if (event == null) {
      throw new NotProven(
          orderer.toString(),
          "did not " + what + " within " + patience.toSeconds() + " s",
          "see what it waits for: controller status",
          Exit.DEADLINE);
    }
    if (event.answer() == null) {
      throw new NotProven(
          orderer.toString(),
          "did not " + what + ": " + event.end(),
          "see whether it runs: controller status",
          Exit.FAILED);
    }
    return event.answer();
  }

  @Override
  public void onNext(T answer) {
    put(new Event<>(answer, ""));
  }

  @Override
  public void onError(Throwable trouble) {
    Status status = Status.fromThrowable(trouble);
    String cause = status.getCause() == null ? "" : ": " + status.getCause().getMessage();
    put(
        new Event<>(
            null,
            status.getCode()
                + (status.getDescription() == null ? "" : ", " + status.getDescription())
                + cause));
  }

  @Override
  public void onCompleted() {
    put(new Event<>(null, "it ended the stream"));
  }

  /** Blocks the stream, not the memory, when nobody takes the answers. */
  private void put(Event<T> event) {
    try {
      events.put(event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Event<T>(T answer, String end) {}
}
