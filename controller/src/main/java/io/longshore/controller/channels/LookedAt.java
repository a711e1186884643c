package io.longshore.controller.channels;

import io.longshore.controller.spec.Problem;
import io.longshore.proto.v1.ChannelPlanStep;
import java.util.List;

/**
 * What was seen of steps.
 *
 * @param open those not known to be so, in order
 * @param so how many are so
 * @param problems those that are otherwise than the spec says, and cannot be made so
 */
record LookedAt(List<ChannelPlanStep> open, int so, List<Problem> problems) {
  LookedAt {
    open = List.copyOf(open);
    problems = List.copyOf(problems);
  }

  /** None of them could be looked at, for this reason. */
  static LookedAt nothing(List<PlannedStep> steps, ChannelReason reason) {
    return new LookedAt(steps.stream().map(step -> open(step, reason, "")).toList(), 0, List.of());
  }

  static ChannelPlanStep open(PlannedStep step, ChannelReason reason, String detail) {
    return ChannelPlanStep.newBuilder()
        .setTitle(step.title())
        .setReason(reason.name())
        .setDetail(detail.isEmpty() ? reason.sentence() : detail)
        .build();
  }
}
