package io.longshore.model;

import java.util.Objects;

/**
 * A gate's verdict with what was seen.
 *
 * @param type the gate's type
 * @param verdict what it says
 * @param evidence what was measured, in one line
 * @param start whether it is a gate before the start; else it is the ready gate
 */
public record GateReport(String type, Verdict verdict, String evidence, boolean start) {
  public GateReport {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(evidence, "evidence");
  }
}
