package io.longshore.controller.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for something to become so. */
@FunctionalInterface
interface Waiting {
  /** Whether it became so before the limit. */
  boolean until(Duration limit, BooleanSupplier condition);

  /** Asks again every half second. */
  static boolean wallClock(Duration limit, BooleanSupplier condition) {
    long rounds = Math.max(1, limit.toMillis() / 500);
    CountDownLatch never = new CountDownLatch(1);
    for (long round = 0; round < rounds; round++) {
      if (condition.getAsBoolean()) {
        return true;
      }
      try {
        never.await(500, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return condition.getAsBoolean();
  }
}
