package io.longshore.controller.plan;

import io.longshore.model.Reason;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Judges whether drift may be put right without anybody asking for it. Pure.
 *
 * <p>Only what the spec says to put right at once is, only where nothing else is to be done, and
 * only while every container of the spec serves and misses nobody: then a turn of it is what an
 * apply would do, and no less safe.
 */
public final class StrictDrift {
  private StrictDrift() {}

  /**
   * The places, host and name joined by a slash, whose containers are to be made anew now.
   *
   * @param resting those that are not to be put right yet
   */
  public static SortedSet<String> due(Situation plain, Set<String> resting) {
    SortedSet<String> due = new TreeSet<>();
    Situation here =
        new Situation(
            plain.deployment(),
            Remade.of(
                plain.wanted(),
                plain.held(),
                plain.fleet(),
                Optional.of(Remade.strictOnce(plain.held(), resting))),
            plain.held(),
            plain.fleet(),
            plain.served());
    Planning planning = FleetPlanner.plan(here);
    boolean whole =
        here.members().all().stream().allMatch(one -> one.serves() && !one.lacksOthers());
    if (!planning.problems().isEmpty() || !here.leaving().isEmpty() || !whole) {
      return due;
    }
    for (PlanStep step : planning.plan().steps()) {
      if (step.action() != StepAction.RECREATE || step.reason() != Reason.DRIFTED) {
        return new TreeSet<>();
      }
      due.add(step.host() + "/" + step.container());
    }
    return due;
  }
}
