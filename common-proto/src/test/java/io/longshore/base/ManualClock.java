package io.longshore.base;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is told otherwise. */
public final class ManualClock extends Clock {
  private Instant now;

  /** A clock that shows this instant. */
  public ManualClock(Instant now) {
    this.now = now;
  }

  /** A clock that shows noon of some day. */
  public ManualClock() {
    this(Instant.parse("2026-01-01T12:00:00Z"));
  }

  /** Moves the clock forward. */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("time passed backwards: " + by);
    }
    now = now.plus(by);
  }

  /** Puts the clock anywhere, backwards too, as an administrator might. */
  public void set(Instant to) {
    now = to;
  }

  @Override
  public Instant instant() {
    return now;
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
