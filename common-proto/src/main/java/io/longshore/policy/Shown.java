package io.longshore.policy;

/** Words from outside, fit for one line of a message. */
final class Shown {
  private static final int MOST = 60;

  private Shown() {}

  static String of(String text) {
    String start = text.length() > MOST ? text.substring(0, MOST) + "…" : text;
    StringBuilder line = new StringBuilder();
    start
        .codePoints()
        .forEach(sign -> line.appendCodePoint(Character.isISOControl(sign) ? '?' : sign));
    return line.toString();
  }
}
