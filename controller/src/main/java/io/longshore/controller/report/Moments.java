package io.longshore.controller.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments and times as reports write them. */
public final class Moments {
  private static final DateTimeFormatter FOR_PEOPLE =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Moments() {}

  /** As ISO 8601. */
  static String iso(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  /** As a person reads it. */
  static String text(long millis) {
    return FOR_PEOPLE.format(Instant.ofEpochMilli(millis));
  }

  /** How long, in its largest unit: {@code 3 min}. */
  public static String span(long millis) {
    Duration time = Duration.ofMillis(Math.max(0, millis));
    if (time.toDays() > 1) {
      return time.toDays() + " days";
    }
    if (time.toHours() > 1) {
      return time.toHours() + " h";
    }
    return time.toMinutes() > 1 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }
}
