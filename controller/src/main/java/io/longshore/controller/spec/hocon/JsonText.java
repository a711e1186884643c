package io.longshore.controller.spec.hocon;

import io.longshore.controller.spec.tree.SpecNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes values as JSON, sorted by key. */
public final class JsonText implements SpecNode.Visitor<String> {
  private JsonText() {}

  /** The value in one line. */
  public static String of(SpecNode node) {
    return node.accept(new JsonText());
  }

  @Override
  public String text(SpecNode.Text text) {
    return quoted(text.value());
  }

  @Override
  public String number(SpecNode.Number number) {
    return number.written();
  }

  @Override
  public String flag(SpecNode.Flag flag) {
    return String.valueOf(flag.value());
  }

  @Override
  public String items(SpecNode.Items items) {
    return "["
        + String.join(",", items.values().stream().map(one -> one.accept(this)).toList())
        + "]";
  }

  @Override
  public String section(SpecNode.Section section) {
    List<String> entries = new ArrayList<>();
    section.entries().forEach((key, node) -> entries.add(quoted(key) + ":" + node.accept(this)));
    return "{" + String.join(",", entries) + "}";
  }

  /** A text in quotes, as JSON has it. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
