package io.longshore.controller.spec.hocon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A key of a spec as its text shows it, before anything is merged or resolved. */
final class OutlineNode {
  private final Map<String, OutlineNode> children = new TreeMap<>();
  private final List<Substitution> substitutions = new ArrayList<>();
  private long literal;

  OutlineNode child(String key) {
    return children.computeIfAbsent(key, unknown -> new OutlineNode());
  }

  OutlineNode existing(String key) {
    return children.get(key);
  }

  Map<String, OutlineNode> children() {
    return children;
  }

  List<Substitution> substitutions() {
    return substitutions;
  }

  /** Characters written for this key itself. */
  long literal() {
    return literal;
  }

  void grow(long characters) {
    literal += characters;
  }
}
