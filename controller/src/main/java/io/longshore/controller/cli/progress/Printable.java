package io.longshore.controller.cli.progress;

import java.util.List;

/** Text from a host, made safe for a terminal: reports are data, never control sequences. */
public final class Printable {
  private Printable() {}

  /** The text with every control character replaced by a space. */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> safe.appendCodePoint(Character.isISOControl(point) ? ' ' : point));
    return safe.toString();
  }

  /** The text's lines, each made safe; empty ones are left out. */
  public static List<String> lines(String text) {
    return text.lines().filter(line -> !line.isBlank()).map(Printable::of).toList();
  }

  /** At most this many characters, the last one an ellipsis when something was left out. */
  public static String cut(String text, int width) {
    if (text.length() <= width) {
      return text;
    }
    return width < 1 ? "" : text.substring(0, width - 1) + "…";
  }
}
