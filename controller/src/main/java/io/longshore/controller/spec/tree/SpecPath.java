package io.longshore.controller.spec.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The way from the root of a spec to a value.
 *
 * @param parts keys, outermost first; an element of a list is its number from 0
 */
public record SpecPath(List<String> parts) {
  /** The spec itself. */
  public static final SpecPath ROOT = new SpecPath(List.of());

  public SpecPath {
    parts = List.copyOf(parts);
  }

  /** The path through these keys. */
  public static SpecPath of(String... parts) {
    return new SpecPath(List.of(parts));
  }

  /** The path one key further. */
  public SpecPath then(String part) {
    List<String> longer = new ArrayList<>(parts);
    longer.add(part);
    return new SpecPath(longer);
  }

  /** As it would be written: joined by dots, quoted where a name needs it. */
  @Override
  public String toString() {
    return parts.stream().map(SpecPath::written).collect(Collectors.joining("."));
  }

  /** A key as it would be written: in quotes if anything but letters, digits, - and _ is in it. */
  public static String written(String key) {
    boolean plain = !key.isEmpty();
    for (int at = 0; at < key.length() && plain; at++) {
      char c = key.charAt(at);
      plain = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
    }
    return plain ? key : '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  // Written out because a record's own are linked at run time, which every short-lived command that
  // reads a spec would wait for.

  @Override
  public boolean equals(Object other) {
    return other instanceof SpecPath path && parts.equals(path.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }
}
