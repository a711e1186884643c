package io.longshore.controller.plan;

import java.util.stream.Collectors;

/** A plan in words, one line a step: the same plan always gives the same text. */
public final class PlanText {
  private PlanText() {}

  /** The text of a plan. */
  public static String of(RolloutPlan plan) {
    String steps = plan.steps().stream().map(PlanText::line).collect(Collectors.joining());
    String notes =
        plan.notes().stream().map(note -> "note  " + note + "\n").collect(Collectors.joining());
    return "spec " + plan.specDigest().brief() + "\n" + steps + notes + summary(plan) + "\n";
  }

  private static String line(PlanStep step) {
    return String.format(
        "wave %-2d %-9s %-6s %-28s %s%s%n",
        step.wave(),
        step.action().word(),
        step.host(),
        step.container(),
        step.reason().sentence(),
        step.detail().isEmpty() ? "" : ": " + step.detail());
  }

  private static String summary(RolloutPlan plan) {
    return String.format(
        "%d to create, %d to recreate, %d to start, %d to remove, %d unchanged",
        count(plan, StepAction.CREATE),
        count(plan, StepAction.RECREATE),
        count(plan, StepAction.START),
        count(plan, StepAction.REMOVE),
        plan.unchanged());
  }

  private static long count(RolloutPlan plan, StepAction action) {
    return plan.steps().stream().filter(step -> step.action() == action).count();
  }
}
