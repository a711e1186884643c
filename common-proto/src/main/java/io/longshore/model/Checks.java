package io.longshore.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the constructors of this package vouch for. */
final class Checks {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,127}");

  private Checks() {}

  /**
   * Docker's own rule for names (moby, daemon/names: restricted name pattern), bounded in length.
   */
  static String name(String what, String value) {
    if (value == null || !NAME.matcher(value).matches()) {
      throw new IllegalArgumentException(
          what + " must begin with a letter or digit and hold letters, digits, _ . - : " + value);
    }
    return value;
  }

  static String text(String what, String value) {
    if (value == null || value.isBlank() || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(what + " is empty");
    }
    return value;
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
