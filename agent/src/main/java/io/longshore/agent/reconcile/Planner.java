package io.longshore.agent.reconcile;

import io.longshore.model.DesiredHost;
import java.time.Instant;
import java.util.Optional;

/** Decides what to do on this host now, as {@link LocalReconciler#plan} does. */
@FunctionalInterface
public interface Planner {
  /**
   * The plan.
   *
   * @param desired what the host should hold; empty when that is not known
   */
  LocalPlan plan(
      Optional<DesiredHost> desired,
      Seen seen,
      RestartHistory history,
      Setbacks setbacks,
      Instant now);
}
