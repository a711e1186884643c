package io.longshore.controller.ledger;

import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import java.util.Optional;

/** Findings that a question cannot do without. */
final class Answers {
  private Answers() {}

  /** The value, or why it is not known. */
  static <T> T known(String where, Finding<T> finding) throws LedgerProblem {
    Optional<Setback> why = finding.either(value -> Optional.empty(), Optional::of);
    if (why.isPresent()) {
      throw LedgerProblem.of(where, why.get());
    }
    return finding.either(value -> value, unknown -> null);
  }
}
