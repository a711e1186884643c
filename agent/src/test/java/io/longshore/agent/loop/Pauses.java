package io.longshore.agent.loop;

import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.engine.LastRun;
import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the agent to its pauses: 1 s that doubles between starts until a run has served and lasted,
 * and a rest after a failure.
 */
final class Pauses {
  /** Between the moment the agent counts from and the moment its call arrives. */
  private static final Duration SLACK = Duration.ofMillis(20);

  /** A run of so long that has served makes the next end a first one. */
  private static final Duration HEALTHY = Duration.ofSeconds(10);

  private static final Duration NOT_YET_KEPT = Duration.ofSeconds(1);

  /** Between a desired state on disk and one that is held. */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  private final Rig rig;
  private final Map<String, Run> runs = new HashMap<>();
  private final Map<String, Rest> rests = new HashMap<>();
  private final Map<String, Duration> served = new HashMap<>();
  private Duration slowest = Duration.ZERO;
  private Duration anew = Duration.ofDays(-1);

  Pauses(Rig rig) {
    this.rig = rig;
  }

  /** Calls take so long from now on. */
  void calls(Duration time) {
    slowest = time.compareTo(slowest) > 0 ? time : slowest;
  }

  /** A gate shows now that the container serves. */
  void serves(String name) {
    served.put(name, rig.elapsed());
  }

  /** A container that does not run is started now. */
  void start(String id, String name) {
    Duration now = rig.elapsed();
    Run before = runs.get(id);
    int inARow = 1;
    if (before != null && !wasHealthy(name, before)) {
      Duration pause =
          Duration.ofSeconds(Math.min(60, 1L << Math.max(0, Math.min(before.inARow - 1, 6))));
      Broken.unless(
          before.at.plus(pause).minus(slack()).compareTo(now) <= 0,
          name + " was started again without the pause of " + pause.toSeconds() + " s");
      inARow = before.inARow + 1;
    }
    runs.put(id, new Run(now, inARow));
  }

  private boolean wasHealthy(String name, Run run) {
    Optional<LastRun> ended = rig.engine.look(name).map(EngineContainer::lastRun);
    Optional<Duration> lasted =
        ended.flatMap(
            known ->
                known
                    .startedAt()
                    .flatMap(
                        from -> known.finishedAt().map(until -> Duration.between(from, until))));
    boolean hasServed = served.containsKey(name) && served.get(name).compareTo(run.at) >= 0;
    return hasServed && lasted.filter(time -> time.compareTo(HEALTHY) >= 0).isPresent();
  }

  /** A start whose answer was lost may not have been counted. */
  void uncertain(String id) {
    runs.computeIfPresent(id, (same, run) -> new Run(run.at, Math.max(0, run.inARow - 1)));
  }

  /** The agent ended: what it had not written down yet it does not know. */
  void killed() {
    Duration now = rig.elapsed();
    runs.replaceAll(
        (id, run) ->
            run.at.plus(NOT_YET_KEPT).plus(slowest).compareTo(now) >= 0
                ? new Run(run.at, Math.max(0, run.inARow - 1))
                : run);
    rests.clear();
  }

  /** The history may be lost; the last start is known from the engine. */
  void historyLost() {
    runs.replaceAll((id, run) -> new Run(run.at, 0));
  }

  /** The clock was put elsewhere: pauses that are under way may end early. */
  void clockJumped() {
    runs.clear();
    rests.clear();
  }

  /** A new desired state lets everything be tried at once. */
  void anew() {
    anew = rig.elapsed();
  }

  /** A call on this subject is made. */
  void asked(String subject) {
    Rest rest = rests.remove(subject);
    boolean excused = anew.plus(SETTLING).plus(slowest).compareTo(rig.elapsed()) >= 0;
    Broken.unless(
        excused || rest == null || rest.until.minus(slack()).compareTo(rig.elapsed()) <= 0,
        subject + " was tried again at once after it failed");
  }

  /** A call on this subject failed. */
  void failed(String subject, FailureException failure) {
    boolean refused = failure.failure().kind() != Failure.Kind.RETRY;
    Duration rest = Duration.ofSeconds(refused ? 5 : 1);
    rests.put(subject, new Rest(rig.elapsed().plus(rest)));
  }

  private Duration slack() {
    return SLACK.plus(slowest);
  }

  private record Run(Duration at, int inARow) {}

  private record Rest(Duration until) {}
}
