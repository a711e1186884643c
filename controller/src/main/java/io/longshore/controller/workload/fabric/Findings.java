package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.FleetSpec;
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
  private final FleetSpec fleet;
  private final Predicate<SpecPath> unread;
  private final Set<SpecPath> variables = new HashSet<>();

  /**
   * Nothing yet.
   *
   * @param fleet the hosts
   * @param unread paths that could not be read as they stand, and about which nothing can be said
   */
  Findings(Rule rule, Problems problems, FleetSpec fleet, Predicate<SpecPath> unread) {
    this.rule = rule;
    this.problems = problems;
    this.fleet = fleet;
    this.unread = unread;
  }

  /** The hosts. */
  FleetSpec fleet() {
    return fleet;
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
