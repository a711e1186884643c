package io.longshore.controller.cli.progress;

import java.util.Locale;

/** Spans of time as a person reads them. */
public final class Elapsed {
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private Elapsed() {}

  /** {@code 0.4 s}, {@code 12.3 s}, {@code 2 min 05 s}, {@code 3 h 07 min}; a dash below zero. */
  public static String text(long milliseconds) {
    if (milliseconds < 0) {
      return "-";
    }
    if (milliseconds < MINUTE) {
      return String.format(Locale.ROOT, "%.1f s", milliseconds / (double) SECOND);
    }
    if (milliseconds < HOUR) {
      return String.format(
          Locale.ROOT, "%d min %02d s", milliseconds / MINUTE, milliseconds % MINUTE / SECOND);
    }
    return String.format(
        Locale.ROOT, "%d h %02d min", milliseconds / HOUR, milliseconds % HOUR / MINUTE);
  }
}
