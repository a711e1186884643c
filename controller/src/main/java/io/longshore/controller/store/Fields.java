package io.longshore.controller.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A small record as lines of {@code key value}, sorted, for state that a person may want to read.
 *
 * @param values by key; keys hold no space
 */
public record Fields(SortedMap<String, String> values) {
  public Fields {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** No field yet. */
  public static Fields empty() {
    return new Fields(new TreeMap<>());
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException a line has no key
   */
  public static Fields decode(byte[] content) {
    TreeMap<String, String> values = new TreeMap<>();
    for (String line : new String(content, UTF_8).split("\n")) {
      int space = line.indexOf(' ');
      if (space < 1) {
        throw new IllegalArgumentException("a line without a key: " + line);
      }
      values.put(line.substring(0, space), unescape(line.substring(space + 1)));
    }
    return new Fields(values);
  }

  /** These fields and one more. */
  public Fields with(String key, String value) {
    TreeMap<String, String> more = new TreeMap<>(values);
    more.put(key, value);
    return new Fields(more);
  }

  /** These fields and a moment, to the millisecond. */
  public Fields with(String key, Instant value) {
    return with(key, String.valueOf(value.toEpochMilli()));
  }

  /** The value of a key that must be there. */
  public String text(String key) {
    return find(key)
        .orElseThrow(() -> new IllegalArgumentException("the record lacks its field " + key));
  }

  /** The value of a key, if it is there. */
  public Optional<String> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** A whole number that must be there. */
  public long number(String key) {
    return Long.parseLong(text(key));
  }

  /** A moment that must be there. */
  public Instant instant(String key) {
    return Instant.ofEpochMilli(number(key));
  }

  /** As bytes; the same fields always give the same bytes. */
  public byte[] encode() {
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, String> field : values.entrySet()) {
      lines.append(field.getKey()).append(' ').append(escape(field.getValue())).append('\n');
    }
    return lines.toString().getBytes(UTF_8);
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static String unescape(String value) {
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < value.length(); at++) {
      char one = value.charAt(at);
      if (one == '\\' && at + 1 < value.length()) {
        at++;
        plain.append(value.charAt(at) == 'n' ? '\n' : value.charAt(at));
      } else {
        plain.append(one);
      }
    }
    return plain.toString();
  }
}
