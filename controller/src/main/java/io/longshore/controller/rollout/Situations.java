package io.longshore.controller.rollout;

import io.longshore.controller.fleet.FleetState;
import io.longshore.controller.plan.Remade;
import io.longshore.controller.plan.Situation;
import io.longshore.controller.store.DesiredStore;
import io.longshore.controller.store.RunCause;
import io.longshore.controller.store.RunRecord;
import io.longshore.controller.workload.Compiled;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the fleet stands to a spec, by who asks: a run makes a container anew at most once. */
final class Situations {
  private final String deployment;
  private final FleetState fleet;
  private final DesiredStore desired;
  private Optional<Long> boundedRun = Optional.empty();
  private Optional<Map<String, Long>> mostRemade = Optional.empty();
  private Set<String> resting = Set.of();

  Situations(String deployment, FleetState fleet, DesiredStore desired) {
    this.deployment = deployment;
    this.fleet = fleet;
    this.desired = desired;
  }

  /** These places, host and name joined by a slash, are left by the next run of its own. */
  void leave(Set<String> places) {
    resting = Set.copyOf(places);
  }

  /** To the run that is under way; without one, to whoever would begin one. */
  Situation ofRun(Optional<RunRecord> running, Compiled spec, Set<String> served) {
    Optional<Long> run = running.map(RunRecord::number);
    if (!run.equals(boundedRun)) {
      boundedRun = run;
      mostRemade =
          running.map(
              one ->
                  one.cause() == RunCause.STRICT
                      ? Remade.strictOnce(desired.held(), resting)
                      : Remade.onceMore(desired.held()));
    }
    return bounded(spec, served, mostRemade);
  }

  /** To an operator, in whose way no run stands that the controller began by itself. */
  Situation ofOperator(Optional<RunRecord> running, Compiled spec, Set<String> served) {
    return running.filter(run -> run.cause() == RunCause.STRICT).isPresent()
        ? bounded(spec, served, Optional.empty())
        : ofRun(running, spec, served);
  }

  /** To nobody who would change anything: what drifted serves all the same. */
  Situation asTold(Compiled spec, Set<String> served) {
    return bounded(spec, served, Optional.of(Map.of()));
  }

  private Situation bounded(Compiled spec, Set<String> served, Optional<Map<String, Long>> most) {
    Compiled here = Remade.of(spec, desired.held(), fleet.fleet(), most);
    return new Situation(deployment, here, desired.held(), fleet.fleet(), served);
  }
}
