package io.longshore.controller.channels;

import io.longshore.controller.spec.Exit;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.step.Step;
import io.longshore.controller.workload.fabric.client.step.StepRunner;
import io.longshore.proto.v1.ChannelEvent;
import io.longshore.proto.v1.ChannelsEnd;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Goes through steps in order, tells of each, and stops at the first that cannot be made so. */
final class ChannelRun {
  private final Clock clock;
  private final StepRunner runner;
  private final Function<PlannedStep, Finding<Step>> binding;
  private final BiConsumer<PlannedStep, Outcome> afterwards;
  private final Consumer<ChannelEvent> events;

  /**
   * A run.
   *
   * @param binding the step over real connections, once those before it are so
   * @param afterwards told of every step that is so
   */
  ChannelRun(
      Clock clock,
      StepRunner runner,
      Function<PlannedStep, Finding<Step>> binding,
      BiConsumer<PlannedStep, Outcome> afterwards,
      Consumer<ChannelEvent> events) {
    this.clock = clock;
    this.runner = runner;
    this.binding = binding;
    this.afterwards = afterwards;
    this.events = events;
  }

  /** Makes them so. */
  void make(List<PlannedStep> steps) {
    Instant begun = clock.instant();
    events.accept(StepEvents.plan(steps));
    int done = 0;
    int number = 0;
    Exit exit = Exit.DONE;
    boolean awaits = false;
    for (PlannedStep step : steps) {
      Instant from = clock.instant();
      events.accept(StepEvents.working(number + 1, step));
      Outcome outcome = binding.apply(step).decide(runner::run);
      events.accept(
          StepEvents.ended(number + 1, step, outcome, Duration.between(from, clock.instant())));
      if (outcome instanceof Setback setback) {
        exit = StepEvents.exit(setback);
        break;
      }
      afterwards.accept(step, outcome);
      awaits |= outcome instanceof Outcome.Awaits;
      done += outcome instanceof Outcome.Done ? 1 : 0;
      number++;
    }
    if (awaits && exit == Exit.DONE) {
      exit = Exit.DRIFT;
    }
    events.accept(
        ChannelEvent.newBuilder()
            .setEnd(
                ChannelsEnd.newBuilder()
                    .setOutcome(outcome(exit, done))
                    .setDone(done)
                    .setAlreadySo(number - done)
                    .setLeft(steps.size() - number)
                    .setExitCode(exit.code())
                    .setTookMs(Duration.between(begun, clock.instant()).toMillis()))
            .build());
  }

  private static String outcome(Exit exit, int done) {
    if (exit == Exit.DRIFT) {
      return "AWAITS_OTHERS";
    }
    if (exit != Exit.DONE) {
      return "STOPPED";
    }
    return done == 0 ? "NOTHING_TO_DO" : "DONE";
  }
}
