package io.longshore.controller.plan;

import io.longshore.controller.spec.Problem;
import java.util.List;
import java.util.Objects;

/**
 * What planning came to.
 *
 * @param plan what would be done if nothing stood in the way
 * @param problems what stands in the way; with any, nothing may be changed
 * @param settled whether the fleet already is, in every respect, as the spec says
 */
public record Planning(RolloutPlan plan, List<Problem> problems, boolean settled) {
  public Planning {
    Objects.requireNonNull(plan, "plan");
    problems = problems.stream().sorted().toList();
  }
}
