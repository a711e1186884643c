package io.longshore.agent.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the controller is called again: 0.2 s doubling to 10 s, spread out. */
final class Redial {
  private static final long FIRST_MILLIS = 200;
  private static final long LONGEST_MILLIS = 10_000;

  private final RandomGenerator random;
  private long millis = FIRST_MILLIS;

  Redial(RandomGenerator random) {
    this.random = random;
  }

  /** The next pause: between half of it and all of it, so that a fleet does not call as one. */
  Duration next() {
    long pause = millis / 2 + random.nextLong(millis / 2 + 1);
    millis = Math.min(LONGEST_MILLIS, millis * 2);
    return Duration.ofMillis(pause);
  }

  /** The controller answered: begin anew. */
  void reset() {
    millis = FIRST_MILLIS;
  }
}
