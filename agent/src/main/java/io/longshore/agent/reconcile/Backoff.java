package io.longshore.agent.reconcile;

import java.time.Duration;
import java.time.Instant;

/**
 * A pause that doubles.
 *
 * @param first the pause after the first time
 * @param longest where doubling ends
 */
record Backoff(Duration first, Duration longest) {
  /** No pause of the agent is longer than this. */
  static final Duration LONGEST = Duration.ofMinutes(1);

  Backoff {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("not a pause that grows: " + first + " to " + longest);
    }
  }

  /**
   * Whether a pause that ends then still lasts. One that would last longer than any pause does was
   * begun before the host's clock was put back, and is over.
   */
  static boolean lasts(Instant until, Instant now) {
    return now.isBefore(until) && !now.plus(LONGEST).isBefore(until);
  }

  /**
   * The pause after so many times.
   *
   * @param times at least 1
   */
  Duration after(int times) {
    Duration pause = first;
    for (int doubled = 1; doubled < times && pause.compareTo(longest) < 0; doubled++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
