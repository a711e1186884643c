package io.longshore.controller.spec;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** Sizes and times as people write them. */
public final class Units {
  /** The size units, for messages. */
  public static final String SIZES = "B, KB, MB or GB (1 KB is 1024 bytes)";

  /** The time units, for messages. */
  public static final String TIMES = "ms, s, m or h";

  private Units() {}

  /** A whole number of at most nine digits and no sign; nothing when it is not one. */
  public static OptionalInt count(String written) {
    boolean whole =
        !written.isEmpty()
            && written.length() <= 9
            && written.chars().allMatch(c -> c >= '0' && c <= '9');
    return whole ? OptionalInt.of(Integer.parseInt(written)) : OptionalInt.empty();
  }

  /** A size in bytes, such as {@code 99 MB}; a bare number is bytes; nothing when it is not one. */
  public static OptionalLong size(String written) {
    return times(written, Units::bytes);
  }

  /** A time, such as {@code 2s} or {@code 500ms}; nothing when it is not one. */
  public static Optional<Duration> time(String written) {
    OptionalLong millis = times(written, Units::millis);
    return millis.isPresent()
        ? Optional.of(Duration.ofMillis(millis.getAsLong()))
        : Optional.empty();
  }

  /** A size as it would be written, in the largest unit that needs no fraction. */
  public static String written(long bytes) {
    String[] units = {" B", " KB", " MB", " GB"};
    int unit = 0;
    long count = bytes;
    while (unit < 3 && count > 0 && count % 1024 == 0) {
      count /= 1024;
      unit++;
    }
    return count + units[unit];
  }

  /** A time as it would be written, in the largest unit that needs no fraction. */
  public static String written(Duration time) {
    long millis = time.toMillis();
    if (millis % 1000 != 0 || millis == 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds % 60 != 0) {
      return seconds + "s";
    }
    return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
  }

  private static OptionalLong times(String written, ToLongFunction<String> units) {
    String text = written.strip();
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == 0 || digits > 15) {
      return OptionalLong.empty();
    }
    long unit = units.applyAsLong(text.substring(digits).strip().toLowerCase(Locale.ROOT));
    long count = Long.parseLong(text.substring(0, digits));
    boolean sound = unit > 0 && count <= Long.MAX_VALUE / unit;
    return sound ? OptionalLong.of(count * unit) : OptionalLong.empty();
  }

  /**
   * A kilobyte is 1024 bytes: Fabric's own configuration reads "99 MB" as 99 * 1024 * 1024 (viper,
   * util.go: parseSizeInBytes), and a spec that meant less by the same words would be a trap.
   */
  private static long bytes(String unit) {
    return switch (unit) {
      case "", "b" -> 1;
      case "k", "kb", "kib" -> 1L << 10;
      case "m", "mb", "mib" -> 1L << 20;
      case "g", "gb", "gib" -> 1L << 30;
      default -> 0;
    };
  }

  private static long millis(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1_000;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      default -> 0;
    };
  }
}
