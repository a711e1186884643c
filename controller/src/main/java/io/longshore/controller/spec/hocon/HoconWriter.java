package io.longshore.controller.spec.hocon;

import io.longshore.controller.spec.NaturalOrder;
import io.longshore.controller.spec.tree.SpecNode;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Writes values as HOCON that reads as the same values again: one line a value, values before
 * sections, names in natural order.
 */
public final class HoconWriter {
  /** Texts that HOCON reads as texts without quotes, and nobody as anything else. */
  private static final Pattern PLAIN =
      Pattern.compile("(?!(true|false|null|include)$)[A-Za-z][A-Za-z0-9_-]*");

  private final StringBuilder out = new StringBuilder();
  private final Function<SpecPath, String> comment;

  private HoconWriter(Function<SpecPath, String> comment) {
    this.comment = comment;
  }

  /**
   * The text of a spec.
   *
   * @param comment what stands behind the value of a path; empty for nothing
   */
  public static String write(SpecNode.Section root, Function<SpecPath, String> comment) {
    HoconWriter writer = new HoconWriter(comment);
    writer.entries(root, SpecPath.ROOT, 0);
    return writer.out.toString();
  }

  /** A single value as it stands behind its key. */
  static String value(SpecNode node) {
    if (node instanceof SpecNode.Items items) {
      return "["
          + String.join(", ", items.values().stream().map(HoconWriter::value).toList())
          + "]";
    }
    if (node instanceof SpecNode.Section section) {
      List<String> entries = new ArrayList<>();
      section.entries().forEach((key, one) -> entries.add(key(key) + " = " + value(one)));
      return "{" + String.join(", ", entries) + "}";
    }
    if (node instanceof SpecNode.Number number) {
      return number.written();
    }
    if (node instanceof SpecNode.Flag flag) {
      return String.valueOf(flag.value());
    }
    return text(((SpecNode.Text) node).value());
  }

  private void entries(SpecNode.Section section, SpecPath path, int depth) {
    List<String> keys = new ArrayList<>(section.entries().keySet());
    keys.sort(
        Comparator.comparing((String key) -> section.entries().get(key) instanceof SpecNode.Section)
            .thenComparing(NaturalOrder.NAMES));
    for (String key : keys) {
      entry(key, section.entries().get(key), path.then(key), depth);
    }
  }

  private void entry(String key, SpecNode node, SpecPath path, int depth) {
    String indent = "  ".repeat(depth);
    if (node instanceof SpecNode.Section section) {
      out.append(indent).append(key(key)).append(" {\n");
      entries(section, path, depth + 1);
      out.append(indent).append("}\n");
      return;
    }
    out.append(indent).append(key(key)).append(" = ").append(value(node));
    String said = comment.apply(path);
    out.append(said.isEmpty() ? "" : "  # " + said.replaceAll("\\p{Cntrl}", "?")).append('\n');
  }

  private static String key(String key) {
    return PLAIN.matcher(key).matches() ? key : quoted(key);
  }

  private static String text(String text) {
    return PLAIN.matcher(text).matches() ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
