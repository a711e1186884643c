package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** What breaks one rule. */
final class Findings {
  private final Rule rule;
  private final Problems problems;
  private final Predicate<SpecPath> unread;
  private final Set<SpecPath> variables = new HashSet<>();

  /**
   * Nothing yet.
   *
   * @param unread paths that could not be read as they stand, and about which nothing can be said
   */
  Findings(Rule rule, Problems problems, Predicate<SpecPath> unread) {
    this.rule = rule;
    this.problems = problems;
    this.unread = unread;
  }

  Problems problems() {
    return problems;
  }

  /** Records a place that breaks the rule. */
  void say(SpecPath path, String what, String remedy) {
    if (!unread.test(path)) {
      problems.add(path, rule, what, remedy);
    }
  }

  /** Records a variable that breaks the rule, once for all nodes that have it from one place. */
  void variable(FabricNode node, String variable, String what, String remedy) {
    if (variables.add(node.place(variable))) {
      say(node.place(variable), what, remedy);
    }
  }
}
