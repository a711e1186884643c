package io.longshore.model;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the constructors of this package vouch for. */
final class Checks {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,127}");
  private static final int SHOWN = 60;

  private Checks() {}

  /**
   * Docker's own rule for names (moby, daemon/names: restricted name pattern), bounded in length.
   */
  static String name(String what, String value) {
    if (value == null || !NAME.matcher(value).matches()) {
      throw new IllegalArgumentException(
          what
              + " must begin with a letter or digit, hold letters, digits, _ . - and be at most 128"
              + " long: "
              + shown(value));
    }
    return value;
  }

  static String text(String what, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(what + " is empty");
    }
    return withoutNul(what, value);
  }

  /** The kernel ends arguments, variables and paths at a NUL. */
  static String withoutNul(String what, String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(what + " holds a NUL character: " + shown(value));
    }
    return value;
  }

  /** A name with the sign that ends it in {@code NAME=value} is another name. */
  static String variable(String name) {
    if (text("a variable's name", name).indexOf('=') >= 0) {
      throw new IllegalArgumentException("a variable's name holds no = : " + shown(name));
    }
    return name;
  }

  static long count(String what, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(what + " is negative: " + value);
    }
    return value;
  }

  /** Names of one kind are unique. */
  static void distinct(String what, Stream<String> names) {
    Set<String> seen = new HashSet<>();
    names.forEach(
        name -> {
          if (!seen.add(name)) {
            throw new IllegalArgumentException(what + " is there twice: " + shown(name));
          }
        });
  }

  /** A value from outside, fit for one line of a message. */
  static String shown(String value) {
    if (value == null) {
      return "nothing";
    }
    String start = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    return start
        .codePoints()
        .map(character -> Character.isISOControl(character) ? '?' : character)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static int port(String what, int value) {
    if (value < 1 || value > 65_535) {
      throw new IllegalArgumentException(what + " is outside 1 to 65535: " + value);
    }
    return value;
  }

  static <V> SortedMap<String, V> sorted(Map<String, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  static <T extends Comparable<T>> List<T> sorted(List<T> list) {
    return list.stream().sorted().toList();
  }
}
