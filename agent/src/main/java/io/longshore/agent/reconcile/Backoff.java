package io.longshore.agent.reconcile;

import java.time.Duration;

/**
 * A pause that doubles.
 *
 * @param first the pause after the first time
 * @param longest where doubling ends
 */
record Backoff(Duration first, Duration longest) {
  Backoff {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("not a pause that grows: " + first + " to " + longest);
    }
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
