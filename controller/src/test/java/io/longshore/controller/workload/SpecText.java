package io.longshore.controller.workload;

import io.longshore.controller.spec.tree.SpecNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Writes a spec's values as HOCON again, in an order and layout of chance. */
final class SpecText implements SpecNode.Visitor<String> {
  private final Random random;

  SpecText(Random random) {
    this.random = random;
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
    List<String> values = items.values().stream().map(item -> item.accept(this)).toList();
    return "[" + String.join(random.nextBoolean() ? ", " : "\n", values) + "]";
  }

  @Override
  public String section(SpecNode.Section section) {
    List<String> keys = new ArrayList<>(section.entries().keySet());
    Collections.shuffle(keys, random);
    StringBuilder text = new StringBuilder("{");
    for (String key : keys) {
      SpecNode value = section.entries().get(key);
      String sign = value instanceof SpecNode.Section && random.nextBoolean() ? " " : " = ";
      text.append(random.nextBoolean() ? "\n# a comment\n" : "\n")
          .append(quoted(key))
          .append(random.nextBoolean() ? sign : sign.strip().isEmpty() ? " " : ":")
          .append(value.accept(this))
          .append(random.nextBoolean() ? "," : "");
    }
    return text.append("\n}").toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
