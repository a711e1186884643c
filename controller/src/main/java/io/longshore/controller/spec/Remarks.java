package io.longshore.controller.spec;

import java.util.List;

/**
 * What is to be said of a spec that is taken.
 *
 * @param warnings by place
 * @param suppressions by rule
 */
public record Remarks(List<Problem> warnings, List<Suppression> suppressions) {
  /** Nothing. */
  public static final Remarks NONE = new Remarks(List.of(), List.of());

  public Remarks {
    warnings = List.copyOf(warnings);
    suppressions = List.copyOf(suppressions);
  }
}
