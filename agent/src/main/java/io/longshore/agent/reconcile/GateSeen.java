package io.longshore.agent.reconcile;

import io.longshore.model.Verdict;
import java.time.Instant;
import java.util.Objects;

/**
 * The latest reading of a gate.
 *
 * @param verdict what it says
 * @param evidence what was measured, in one line
 * @param at when the measuring began
 */
public record GateSeen(Verdict verdict, String evidence, Instant at) {
  public GateSeen {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(at, "at");
  }
}
