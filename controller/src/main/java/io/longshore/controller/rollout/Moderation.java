package io.longshore.controller.rollout;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps work that any news may ask for to a fifth of its thread's time, so that the news themselves
 * are heard: in a large fleet they come faster than a look over all of it takes. Work that takes no
 * time is not put off.
 */
public final class Moderation {
  private static final int RESTS_PER_WORK = 4;

  /** However long the work took, what it is for is wanted by then. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private Instant ended = Instant.MIN;
  private Duration rest = Duration.ZERO;

  /** The work was done between these moments. */
  public void worked(Instant from, Instant to) {
    ended = to;
    Duration wished = Duration.between(from, to).multipliedBy(RESTS_PER_WORK);
    boolean putBack = wished.isNegative();
    rest = putBack ? Duration.ZERO : wished.compareTo(LONGEST) < 0 ? wished : LONGEST;
  }

  /** How long to wait, from now, before it is done again. */
  public Duration pause(Instant now) {
    if (rest.isZero() || now.isBefore(ended)) {
      return Duration.ZERO;
    }
    Duration left = rest.minus(Duration.between(ended, now));
    return left.isNegative() ? Duration.ZERO : left;
  }
}
