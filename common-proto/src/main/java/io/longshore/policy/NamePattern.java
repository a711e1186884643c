package io.longshore.policy;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A pattern of names: {@code *} stands for anything without a slash, {@code **} for anything.
 *
 * @param text as it is written
 */
public record NamePattern(String text) implements Comparable<NamePattern> {
  /** Matches every name. */
  public static final NamePattern ANY = new NamePattern("**");

  private static final int LONGEST = 256;

  public NamePattern {
    Objects.requireNonNull(text, "text");
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a pattern has 1 to " + LONGEST + " characters: \"" + Shown.of(text) + '"');
    }
  }

  /** Whether the whole name is of this pattern. */
  public boolean matches(String name) {
    return regex().matcher(name).matches();
  }

  /** One wildcard after another would try every split of the name, so runs of stars are one. */
  private Pattern regex() {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '*') {
        regex.append(Pattern.quote(text.substring(i, i + 1)));
        continue;
      }
      int end = i;
      while (end + 1 < text.length() && text.charAt(end + 1) == '*') {
        end++;
      }
      regex.append(end > i ? ".*" : "[^/]*");
      i = end;
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  @Override
  public int compareTo(NamePattern other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
