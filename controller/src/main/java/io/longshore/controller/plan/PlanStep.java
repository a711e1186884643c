package io.longshore.controller.plan;

import io.longshore.model.Reason;
import java.util.Objects;

/**
 * One thing an apply would do, and why.
 *
 * @param wave steps of one wave go together, the next wave waits for their gates; 0 for what is
 *     left alone
 * @param host the host
 * @param container the container's name there
 * @param role its role
 * @param action what would be done
 * @param reason why
 * @param detail which fields differ, or what is seen; may be empty
 */
public record PlanStep(
    int wave,
    String host,
    String container,
    String role,
    StepAction action,
    Reason reason,
    String detail) {
  public PlanStep {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(container, "container");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
  }

  PlanStep inWave(int number) {
    return new PlanStep(number, host, container, role, action, reason, detail);
  }

  /** Whether it changes anything. */
  public boolean changes() {
    return action != StepAction.UNCHANGED;
  }
}
