package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.tree.SpecPath;

/** What breaks one rule. */
record Findings(Rule rule, Problems problems) {
  /** Records a place that breaks it. */
  void say(SpecPath path, String what, String remedy) {
    problems.add(path, rule, what, remedy);
  }
}
