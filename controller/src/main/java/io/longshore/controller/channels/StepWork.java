package io.longshore.controller.channels;

import io.longshore.controller.rollout.Decision;
import io.longshore.controller.rollout.StageTimes;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.step.Pause;
import io.longshore.controller.workload.fabric.client.step.Step;
import io.longshore.controller.workload.fabric.client.step.StepRunner;
import io.longshore.proto.v1.ChannelStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes steps so, those at the same time that do not need one another, each as soon as what it
 * needs is there. Any thread may tell it of nodes and ask how far it is.
 */
final class StepWork {
  private static final String STAGE = "channels";
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /** After this long a step is bound anew: its orderer may have been lost. */
  private static final Duration ONE_TRY = Duration.ofSeconds(10);

  private final Clock clock;
  private final Instant runBegun;
  private final Executor threads;
  private final Duration patience;
  private final Pause pause;
  private final Function<PlannedStep, Finding<Step>> binding;
  private final BiConsumer<PlannedStep, Outcome> afterwards;
  private final Runnable changed;
  private final List<StepProgress> all = new ArrayList<>();
  private Predicate<StepNeeds> serving = needs -> false;
  private Optional<Duration> firstStarted = Optional.empty();
  private Optional<Duration> allSo = Optional.empty();
  private volatile boolean stopped;

  /**
   * Work that begins when it is told of nodes.
   *
   * @param runBegun what times are measured from
   * @param patience how long a step may take, apart from its last call
   * @param binding the step over real connections
   * @param afterwards told of every step that is so, in the step's thread
   * @param changed called in any thread when something has changed
   */
  StepWork(
      Clock clock,
      Instant runBegun,
      Executor threads,
      Duration patience,
      Pause pause,
      Function<PlannedStep, Finding<Step>> binding,
      BiConsumer<PlannedStep, Outcome> afterwards,
      Runnable changed,
      List<PlannedStep> steps) {
    this.clock = clock;
    this.runBegun = runBegun;
    this.threads = threads;
    this.patience = patience;
    this.pause = time -> !stopped && pause.pause(time) && !stopped;
    this.binding = binding;
    this.afterwards = afterwards;
    this.changed = changed;
    for (PlannedStep step : steps) {
      all.add(new StepProgress(all.size() + 1, step, StepNeeds.of(step, steps)));
    }
  }

  /** Which nodes serve now: whether all that a step needs of them is there. */
  synchronized void serving(Predicate<StepNeeds> now) {
    serving = now;
    advance();
  }

  /** Begins nothing more; what is under way comes to its end. */
  void stop() {
    stopped = true;
  }

  synchronized List<ChannelStep> view() {
    return all.stream().map(StepProgress::view).toList();
  }

  synchronized StageTimes.Stage stage() {
    return new StageTimes.Stage(STAGE, so(), all.size(), firstStarted, allSo);
  }

  /** What is not so yet, one sentence; empty when all is. */
  synchronized String waitsFor() {
    return all.stream()
        .filter(one -> !one.passed())
        .findFirst()
        .map(
            one -> one.step.title() + (one.evidence().isEmpty() ? "" : " (" + one.evidence() + ")"))
        .orElse("");
  }

  /** What others have to agree to first, a sentence each. */
  synchronized List<String> awaits() {
    return all.stream().filter(StepProgress::awaitsOthers).map(StepProgress::evidence).toList();
  }

  /** Why it cannot go on, once nothing is under way any more. */
  synchronized Optional<Decision.Halt> stuck() {
    boolean moving = all.stream().anyMatch(one -> one.state() == StepProgress.State.WORKING);
    return moving
        ? Optional.empty()
        : all.stream().filter(StepProgress::stuck).findFirst().map(StepEvents::halt);
  }

  private int so() {
    return (int) all.stream().filter(StepProgress::so).count();
  }

  private void advance() {
    if (stopped || all.stream().anyMatch(StepProgress::stuck)) {
      return;
    }
    for (StepProgress one : all) {
      if (one.state() == StepProgress.State.WAITING && ready(one)) {
        Instant now = clock.instant();
        one.begin(now);
        if (firstStarted.isEmpty()) {
          firstStarted = Optional.of(Duration.between(runBegun, now));
        }
        threads.execute(() -> make(one));
      }
    }
  }

  private boolean ready(StepProgress one) {
    return serving.test(one.needs)
        && all.stream()
            .filter(other -> one.needs.steps().contains(other.step))
            .allMatch(StepProgress::passed);
  }

  private void make(StepProgress one) {
    changed.run();
    Outcome outcome = tried(one);
    if (outcome.isSo()) {
      afterwards.accept(one.step, outcome);
    }
    synchronized (this) {
      Instant now = clock.instant();
      one.end(outcome, now);
      if (all.stream().allMatch(StepProgress::passed)) {
        allSo = Optional.of(Duration.between(runBegun, now));
      }
      advance();
    }
    changed.run();
  }

  private Outcome tried(StepProgress one) {
    StepRunner runner = new StepRunner(clock, pause, BETWEEN_LOOKS, ONE_TRY);
    Instant end = clock.instant().plus(patience);
    while (true) {
      Outcome outcome = binding.apply(one.step).decide(runner::run);
      if (!(outcome instanceof Setback.NotYet notYet)) {
        return outcome;
      }
      synchronized (this) {
        one.hindered(notYet.why());
      }
      changed.run();
      if (!clock.instant().isBefore(end) || !pause.pause(BETWEEN_LOOKS)) {
        return outcome;
      }
    }
  }
}
