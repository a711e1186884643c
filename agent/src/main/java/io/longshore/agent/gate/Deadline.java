package io.longshore.agent.gate;

import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time one reading may take, shared among the targets it has still to ask. */
public final class Deadline {
  private final Clock clock;
  private final Duration whole;
  private final Instant end;

  /** Ends after this much time from now. */
  public Deadline(Clock clock, Duration whole) {
    this.clock = clock;
    this.whole = whole;
    this.end = clock.instant().plus(whole);
  }

  /**
   * The part of what is left that the next of several targets may take, so that a silent one leaves
   * time for the rest.
   *
   * @param left targets to ask still, this one included
   */
  public Deadline forOneOf(int left) {
    return new Deadline(clock, rest().dividedBy(Math.max(1, left)));
  }

  /**
   * What is left, at least 1 ms.
   *
   * @throws SocketTimeoutException nothing is
   */
  public int millis() throws SocketTimeoutException {
    long millis = rest().toMillis();
    if (millis < 1) {
      throw new SocketTimeoutException("the time for this reading is over");
    }
    return (int) millis;
  }

  /** What is left; never more than there was, should the clock be set back. */
  private Duration rest() {
    Duration rest = Duration.between(clock.instant(), end);
    return rest.compareTo(whole) > 0 ? whole : rest;
  }
}
