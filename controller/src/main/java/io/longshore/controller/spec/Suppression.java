package io.longshore.controller.spec;

import java.util.List;
import java.util.Objects;

/**
 * A rule that a spec breaks knowingly.
 *
 * @param rule the rule's id
 * @param reason why, as the spec says
 * @param covered what would have been reported
 */
public record Suppression(String rule, String reason, List<Problem> covered) {
  public Suppression {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(reason, "reason");
    covered = List.copyOf(covered);
  }

  /** The suppression in one line, for every report. */
  public String sentence() {
    return "Suppressed: " + rule + " (" + covered.size() + "×), because: " + reason;
  }
}
