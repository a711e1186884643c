package io.longshore.controller.spec;

import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecNode;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values that a spec leaves unsaid, as they would be written, each with what made it. */
public final class Explicit {
  /** What made a value that stands in for a missing one. */
  public static final String DEFAULT = "default";

  private final Map<SpecPath, Value> values = new LinkedHashMap<>();

  /**
   * A value.
   *
   * @param node the value; of no place unless it was written, at another place or in another form
   * @param reason what made it; empty when it was written
   */
  public record Value(SpecNode node, String reason) {}

  /** Notes a text. */
  public void text(SpecPath path, String value, String reason) {
    values.put(path, new Value(new SpecNode.Text(Origin.NONE, value), reason));
  }

  /** Notes a number. */
  public void number(SpecPath path, long value, String reason) {
    values.put(path, new Value(new SpecNode.Number(Origin.NONE, String.valueOf(value)), reason));
  }

  /** Notes a flag. */
  public void flag(SpecPath path, boolean value, String reason) {
    values.put(path, new Value(new SpecNode.Flag(Origin.NONE, value), reason));
  }

  /** Notes a value in a form of its own. */
  public void value(SpecPath path, SpecNode node, String reason) {
    values.put(path, new Value(node, reason));
  }

  /** All of them, in the order they were noted. */
  public Map<SpecPath, Value> values() {
    return Collections.unmodifiableMap(values);
  }
}
