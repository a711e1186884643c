package io.longshore.controller.channels;

import io.longshore.controller.spec.Problem;
import io.longshore.proto.v1.ChannelPlanStep;
import java.util.List;

/**
 * What was seen of steps.
 *
 * @param open those not known to be so, in order
 * @param so how many are so
 * @param awaits what others have to agree to before it can be so, a sentence each
 * @param problems those that are otherwise than the spec says, and cannot be made so
 */
record LookedAt(List<ChannelPlanStep> open, int so, List<String> awaits, List<Problem> problems) {
  LookedAt {
    open = List.copyOf(open);
    awaits = List.copyOf(awaits);
    problems = List.copyOf(problems);
  }

  /** None of them could be looked at, for this reason. */
  static LookedAt nothing(List<PlannedStep> steps, ChannelReason reason) {
    return new LookedAt(
        steps.stream().map(step -> open(step, reason, "")).toList(), 0, List.of(), List.of());
  }

  static ChannelPlanStep open(PlannedStep step, ChannelReason reason, String detail) {
    return ChannelPlanStep.newBuilder()
        .setTitle(step.title())
        .setReason(reason.name())
        .setDetail(detail.isEmpty() ? reason.sentence() : detail)
        .build();
  }
}
