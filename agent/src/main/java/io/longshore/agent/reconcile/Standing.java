package io.longshore.agent.reconcile;

import io.longshore.base.Failure;
import io.longshore.model.Phase;
import java.util.Objects;

/**
 * How a desired container stands.
 *
 * @param phase how far it has come
 * @param detail what it waits for, what is wrong, or who is missing beside it, one sentence; may be
 *     empty
 * @param remedy what a person may do; may be empty
 */
public record Standing(Phase phase, String detail, String remedy) {
  public Standing {
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(remedy, "remedy");
  }

  static Standing of(Phase phase, String detail) {
    return new Standing(phase, detail, "");
  }

  static Standing of(Phase phase, Failure failure) {
    return new Standing(phase, failure.what(), failure.remedy());
  }
}
