package io.longshore.controller.workload.fabric.client.step;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits in real time, until it is told that the program ends. */
public final class StoppablePause implements Pause, AutoCloseable {
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Override
  public boolean pause(Duration time) {
    try {
      return !stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends every wait, now and later. */
  @Override
  public void close() {
    stopped.countDown();
  }
}
