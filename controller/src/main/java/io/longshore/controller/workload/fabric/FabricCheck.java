package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.Rule;

/**
 * A rule with what finds its breaches.
 *
 * @param rule what is asked
 * @param judge looks for breaches
 */
record FabricCheck(Rule rule, Judge judge) {
  /** Looks for breaches of one rule. */
  @FunctionalInterface
  interface Judge {
    /** Records each breach. */
    void judge(FabricTopology topology, Findings findings);
  }

  static FabricCheck of(String id, String sentence, String source, Judge judge) {
    return new FabricCheck(new Rule(id, sentence, source), judge);
  }

  /** The same, with what to do about a breach. */
  FabricCheck fixedBy(String remedy) {
    return new FabricCheck(rule.fixedBy(remedy), judge);
  }

  /** The same, which a spec may break with a reason. */
  FabricCheck excusable() {
    return new FabricCheck(rule.excusable(), judge);
  }

  /** The same, as a warning. */
  FabricCheck warning() {
    return new FabricCheck(rule.warning(), judge);
  }
}
