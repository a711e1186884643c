package io.longshore.lab.standin.order;

import io.longshore.lab.standin.settings.Retries;
import java.time.Duration;
import java.util.Optional;

/**
 * When a phase that keeps failing is tried again: on ticks of the short interval until the short
 * total, then at once and on ticks of the long interval until the long total, then never. Both
 * stages count from their own first attempt.
 */
public final class RetrySchedule {
  private final Retries retries;
  private boolean isLong;
  private Duration stageStart = Duration.ZERO;

  public RetrySchedule(Retries retries) {
    this.retries = retries;
  }

  /** What follows a failed attempt: a wait, then another attempt or the end. */
  public record Next(Duration delay, boolean again) {}

  /**
   * Decides after an attempt that failed.
   *
   * @param elapsed since the first attempt of the phase
   */
  public Next next(Duration elapsed) {
    Duration interval = isLong ? retries.longInterval() : retries.shortInterval();
    Duration total = isLong ? retries.longTotal() : retries.shortTotal();
    Duration inStage = elapsed.minus(stageStart);
    // A tick missed while an attempt took its time is not made up for.
    Duration tick = interval.multipliedBy(inStage.dividedBy(interval) + 1);
    if (tick.compareTo(total) < 0) {
      return new Next(tick.minus(inStage), true);
    }
    Duration rest =
        Optional.of(total.minus(inStage)).filter(left -> !left.isNegative()).orElse(Duration.ZERO);
    if (isLong) {
      return new Next(rest, false);
    }
    isLong = true;
    stageStart = elapsed.plus(rest);
    return new Next(rest, true);
  }
}
