package io.longshore.controller.workload.fabric.client.step;

import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes a step so: looks, acts at most once with success, and looks until it is seen to be so.
 *
 * <p>An action that a node took is never repeated in the same run: a channel asked for twice before
 * the first request is ordered would be made twice.
 */
public final class StepRunner {
  private final Clock clock;
  private final Pause pause;
  private final Duration interval;
  private final Duration patience;

  /**
   * A runner.
   *
   * @param interval between looks
   * @param patience how long a step may take, apart from its last call
   */
  public StepRunner(Clock clock, Pause pause, Duration interval, Duration patience) {
    this.clock = clock;
    this.pause = pause;
    this.interval = interval;
    this.patience = patience;
  }

  /** Makes it so, or says why it is not. */
  public Outcome run(Step step) {
    Instant end = clock.instant().plus(patience);
    Run run = new Run(step);
    while (true) {
      if (run.next()) {
        return run.outcome;
      }
      if (!clock.instant().isBefore(end) || !pause.pause(interval)) {
        return run.outcome;
      }
    }
  }

  private static final class Run {
    private final Step step;
    private boolean acted;
    private Outcome outcome;

    Run(Step step) {
      this.step = step;
    }

    /** One look, with what follows from it; true if the step has ended. */
    boolean next() {
      return step.observe().either(this::follow, this::ends);
    }

    private boolean follow(Decision decision) {
      if (decision instanceof Decision.Leave leave) {
        outcome = acted ? new Outcome.Done(leave.what()) : new Outcome.AlreadySo(leave.what());
        return true;
      }
      if (decision instanceof Decision.Await await) {
        outcome = new Outcome.Awaits(await.what());
        return true;
      }
      if (decision instanceof Decision.Stop stop) {
        return ends(stop.setback());
      }
      if (acted) {
        return ends(
            new Setback.NotYet(
                step.title() + ": asked for and taken, but not seen yet; repeat to look again"));
      }
      Outcome taken = step.act();
      if (!taken.isSo()) {
        return ends(taken);
      }
      acted = true;
      return next();
    }

    private boolean ends(Outcome now) {
      outcome = now;
      return now instanceof Setback.Refused;
    }
  }
}
