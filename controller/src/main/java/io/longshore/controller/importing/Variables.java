package io.longshore.controller.importing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The variables of a {@code .env} file, and how docker-compose puts them in.
 *
 * @param values by name
 */
public record Variables(SortedMap<String, Located> values) {
  public Variables {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** A text with its variables put in, and those that have no value. */
  public record Filled(String text, List<String> unset) {
    public Filled {
      unset = List.copyOf(unset);
    }
  }

  /** Reads lines of {@code NAME=value}. */
  public static Variables read(SourceFile file) {
    SortedMap<String, Located> values = new TreeMap<>();
    int line = 0;
    for (String written : file.text().split("\n", -1)) {
      line++;
      String text = written.strip();
      String bare = text.startsWith("export ") ? text.substring(7).strip() : text;
      int equals = bare.indexOf('=');
      if (equals > 0 && !bare.startsWith("#")) {
        values.put(
            bare.substring(0, equals).strip(),
            new Located(EnvironmentText.bare(bare.substring(equals + 1)), file.at(line)));
      }
    }
    return new Variables(values);
  }

  /** The value of a variable, if it is set. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).map(Located::text);
  }

  /** Puts values in for {@code $NAME}, {@code ${NAME}}, {@code ${NAME:-other}}. */
  public Filled fill(String text) {
    if (text.indexOf('$') < 0) {
      return new Filled(text, List.of());
    }
    StringBuilder filled = new StringBuilder();
    List<String> unset = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      int close = next == '{' ? text.indexOf('}', at) : -1;
      if (c == '$' && next == '$') {
        filled.append('$');
        at += 2;
      } else if (c == '$' && close > 0) {
        filled.append(braced(text.substring(at + 2, close), unset));
        at = close + 1;
      } else if (c == '$' && isNameStart(next)) {
        int end = at + 1;
        while (end < text.length() && isName(text.charAt(end))) {
          end++;
        }
        filled.append(known(text.substring(at + 1, end), unset));
        at = end;
      } else {
        filled.append(c);
        at++;
      }
    }
    return new Filled(filled.toString(), unset);
  }

  private String braced(String inner, List<String> unset) {
    int end = 0;
    while (end < inner.length() && isName(inner.charAt(end))) {
      end++;
    }
    String name = inner.substring(0, end);
    String rest = inner.substring(end);
    String other = rest.startsWith(":") ? rest.substring(1) : rest;
    if (!other.startsWith("-")) {
      return known(name, unset);
    }
    boolean emptyCounts = !rest.startsWith(":");
    return value(name).filter(value -> emptyCounts || !value.isEmpty()).orElse(other.substring(1));
  }

  private String known(String name, List<String> unset) {
    Optional<String> value = value(name);
    if (value.isEmpty()) {
      unset.add(name);
    }
    return value.orElse("");
  }

  private static boolean isNameStart(char c) {
    return c == '_' || (c < 128 && Character.isLetter(c));
  }

  private static boolean isName(char c) {
    return isNameStart(c) || (c >= '0' && c <= '9');
  }
}
