package io.longshore.controller.rollout;

import io.longshore.controller.plan.Situation;

/** Decides what a run does next, as {@link Rollout#next} does. */
@FunctionalInterface
public interface Strategy {
  /** The next decision. */
  Decision next(Situation situation, Pace pace);
}
