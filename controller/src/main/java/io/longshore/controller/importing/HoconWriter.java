package io.longshore.controller.importing;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes HOCON that reads as what was meant, whatever the texts hold. */
final class HoconWriter {
  private final StringBuilder text = new StringBuilder();
  private int depth;

  /** A comment, a line of it for each line. */
  HoconWriter comment(String comment) {
    comment.lines().forEach(line -> line("# " + printable(line)));
    return this;
  }

  HoconWriter blank() {
    text.append('\n');
    return this;
  }

  HoconWriter open(String key) {
    line(key(key) + " {");
    depth++;
    return this;
  }

  HoconWriter close() {
    depth--;
    line("}");
    return this;
  }

  HoconWriter put(String key, String value) {
    line(key(key) + " = " + value(value));
    return this;
  }

  HoconWriter list(String key, List<String> values) {
    line(key(key) + " = " + list(values));
    return this;
  }

  /** A section, unless it is empty. */
  HoconWriter section(String key, Map<String, String> values) {
    if (!values.isEmpty()) {
      open(key);
      values.forEach(this::put);
      close();
    }
    return this;
  }

  /** All that was written. */
  String text() {
    return text.toString();
  }

  private static String list(List<String> values) {
    return values.stream().map(HoconWriter::text).collect(Collectors.joining(", ", "[", "]"));
  }

  /** An item of a list: digits stay a text. */
  private static String text(String value) {
    return value.matches("[0-9]+") ? quoted(value) : value(value);
  }

  private void line(String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }

  private static String key(String key) {
    return key.matches("[A-Za-z][A-Za-z0-9_-]*") && !isWord(key) ? key : quoted(key);
  }

  private static String value(String value) {
    boolean plain =
        value.matches("[A-Za-z][A-Za-z0-9_-]*")
            || value.matches("0|[1-9][0-9]{0,8}")
            || value.matches("[1-9][0-9]{0,8} ?(B|KB|MB|GB|ms|s|m|h)")
            || Addresses.isHost(value);
    return plain && !isWord(value) ? value : quoted(value);
  }

  /** Words that HOCON takes for something else than a text. */
  private static boolean isWord(String value) {
    return value.equals("true")
        || value.equals("false")
        || value.equals("null")
        || value.equals("yes")
        || value.equals("no")
        || value.equals("on")
        || value.equals("off")
        || value.equals("include");
  }

  private static String quoted(String value) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : value.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private static String printable(String line) {
    return line.chars()
        .map(c -> c < ' ' || c == 0x7f ? '?' : c)
        .mapToObj(c -> String.valueOf((char) c))
        .collect(Collectors.joining());
  }
}
