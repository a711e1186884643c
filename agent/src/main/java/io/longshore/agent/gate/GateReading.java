package io.longshore.agent.gate;

import io.longshore.model.Verdict;
import java.util.Objects;

/**
 * What one look at the cluster showed.
 *
 * @param verdict what it means for the gate
 * @param evidence what was measured, in one line: who answered what, and what is missing
 */
public record GateReading(Verdict verdict, String evidence) {
  public GateReading {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(evidence, "evidence");
  }
}
