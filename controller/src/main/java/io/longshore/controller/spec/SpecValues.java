package io.longshore.controller.spec;

import io.longshore.controller.spec.tree.SpecNode;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.List;
import java.util.Optional;

/** Values of a spec as texts. */
final class SpecValues {
  private SpecValues() {}

  /** A single value as it is written; anything else is recorded. */
  static Optional<String> text(SpecNode node, SpecPath path, Problems problems) {
    if (node instanceof SpecNode.Text text) {
      return printable(text.value(), path, problems);
    }
    if (node instanceof SpecNode.Number number) {
      return Optional.of(number.written());
    }
    if (node instanceof SpecNode.Flag flag) {
      return Optional.of(String.valueOf(flag.value()));
    }
    wrongKind(node, path, "a text", problems);
    return Optional.empty();
  }

  /** Records a value of another kind than wanted. */
  static void wrongKind(SpecNode node, SpecPath path, String wanted, Problems problems) {
    problems.add(
        path,
        SpecRules.VALUE_KINDS,
        "\"" + last(path) + "\" is " + node.kind() + " where " + wanted + " belongs",
        "write " + wanted);
  }

  private static Optional<String> printable(String text, SpecPath path, Problems problems) {
    boolean sound = text.codePoints().allMatch(SpecValues::isSeen);
    if (!sound) {
      problems.add(
          path,
          SpecRules.VALUE_KINDS,
          "\"" + last(path) + "\" holds a character that cannot be seen",
          "remove it");
    }
    return sound ? Optional.of(text) : Optional.empty();
  }

  /** Half of a pair of surrogates is no character, and cannot be sent. */
  private static boolean isSeen(int c) {
    boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return c == '\n' || c == '\t' || !Character.isISOControl(c) && !half;
  }

  private static String last(SpecPath path) {
    List<String> parts = path.parts();
    return parts.get(parts.size() - 1);
  }
}
