package io.longshore.controller.workload.fabric.material;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as Go prints them, which is how Fabric stores a batch timeout: {@code 1m30s}. */
final class GoDuration {
  private static final long MICRO = 1_000;
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000;

  private GoDuration() {}

  /** The text of a positive duration. */
  static String text(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos < MICRO) {
      return nanos + "ns";
    }
    if (nanos < MILLI) {
      return decimal(nanos, MICRO) + "µs";
    }
    if (nanos < SECOND) {
      return decimal(nanos, MILLI) + "ms";
    }
    long hours = duration.toHours();
    long minutes = duration.toMinutesPart();
    String seconds = decimal(nanos % (60 * SECOND), SECOND) + "s";
    if (hours > 0) {
      return hours + "h" + minutes + "m" + seconds;
    }
    return minutes > 0 ? minutes + "m" + seconds : seconds;
  }

  private static String decimal(long nanos, long unit) {
    BigDecimal value = BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(unit));
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
