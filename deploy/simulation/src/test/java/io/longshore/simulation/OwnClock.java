package io.longshore.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** One machine's clock, which can be put to another time than the others'. */
final class OwnClock extends Clock {
  private final Clock right;
  private Duration ahead = Duration.ZERO;

  OwnClock(Clock trueTime) {
    this.right = trueTime;
  }

  /** Puts it on, or back. */
  void put(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public Instant instant() {
    return right.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("this clock has no zone but UTC");
  }
}
