package io.longshore.controller.report;

/** Text within markup: whatever a host says stays text. */
final class Markup {
  private Markup() {}

  /** The text, safe between tags and within quoted attributes of HTML and of XML 1.0. */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(safe, point));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int point) {
    switch (point) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      case '\t', '\n' -> safe.append((char) point);
      default -> safe.appendCodePoint(allowed(point) ? point : 0xFFFD);
    }
  }

  /** What XML 1.0 can hold at all, without what would turn the text around it. */
  private static boolean allowed(int point) {
    boolean turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    return !turns && inXml(point);
  }

  private static boolean inXml(int point) {
    return (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
