package io.longshore.controller.channels;

import io.longshore.controller.rollout.Decision;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.proto.v1.ChannelEvent;
import io.longshore.proto.v1.ChannelStep;
import io.longshore.proto.v1.ChannelsPlan;
import io.longshore.proto.v1.ChannelsRefused;
import io.longshore.proto.v1.ProblemReport;
import java.time.Duration;
import java.util.List;

/** The course of a run as the messages operators get. */
final class StepEvents {
  private StepEvents() {}

  static ChannelEvent refused(List<Problem> problems) {
    ChannelsRefused.Builder refused = ChannelsRefused.newBuilder();
    problems.stream().sorted().map(StepEvents::report).forEach(refused::addProblems);
    return ChannelEvent.newBuilder().setRefused(refused).build();
  }

  static ChannelEvent plan(List<PlannedStep> steps) {
    return ChannelEvent.newBuilder()
        .setPlan(
            ChannelsPlan.newBuilder().addAllSteps(steps.stream().map(PlannedStep::title).toList()))
        .build();
  }

  /**
   * A step that is begun.
   *
   * @param number from 1
   */
  static ChannelEvent working(int number, PlannedStep step) {
    return ChannelEvent.newBuilder()
        .setStep(
            ChannelStep.newBuilder().setNumber(number).setTitle(step.title()).setState("WORKING"))
        .build();
  }

  /** A step that has come to something. */
  static ChannelEvent ended(int number, PlannedStep step, Outcome outcome, Duration took) {
    ChannelStep.Builder event =
        outcome.accept(new Words()).setNumber(number).setTitle(step.title());
    return ChannelEvent.newBuilder().setStep(event.setTookMs(took.toMillis())).build();
  }

  /** A run ends at this step. */
  static Decision.Halt halt(StepProgress step) {
    boolean refused = step.state() == StepProgress.State.REFUSED;
    return new Decision.Halt(
        refused
            ? io.longshore.controller.rollout.Outcome.BLOCKED
            : io.longshore.controller.rollout.Outcome.DEADLINE,
        step.step.title() + ": " + step.evidence(),
        step.remedy());
  }

  /** What it came to, without the step's own name. */
  static ChannelStep words(Outcome outcome) {
    return outcome.accept(new Words()).build();
  }

  /** How a command ends whose step was left like this. */
  static Exit exit(Setback setback) {
    return setback instanceof Setback.NotYet ? Exit.DEADLINE : Exit.FAILED;
  }

  private static ProblemReport report(Problem problem) {
    return ProblemReport.newBuilder()
        .setFile(problem.file())
        .setLine(problem.line())
        .setPath(problem.path())
        .setWhat(problem.what())
        .setRule(problem.rule())
        .setRemedy(problem.remedy())
        .setExitCode(problem.exit().code())
        .build();
  }

  private static final class Words implements Outcome.Visitor<ChannelStep.Builder> {
    @Override
    public ChannelStep.Builder done(Outcome.Done outcome) {
      return ChannelStep.newBuilder().setState("DONE").setEvidence(outcome.what());
    }

    @Override
    public ChannelStep.Builder alreadySo(Outcome.AlreadySo outcome) {
      return ChannelStep.newBuilder().setState("ALREADY_SO").setEvidence(outcome.what());
    }

    @Override
    public ChannelStep.Builder awaits(Outcome.Awaits outcome) {
      return ChannelStep.newBuilder().setState("AWAITS_OTHERS").setEvidence(outcome.what());
    }

    @Override
    public ChannelStep.Builder notYet(Setback.NotYet outcome) {
      return ChannelStep.newBuilder()
          .setState("NOT_YET")
          .setEvidence(outcome.why())
          .setRemedy("run the same again: what is so by then is left alone");
    }

    @Override
    public ChannelStep.Builder refused(Setback.Refused outcome) {
      return ChannelStep.newBuilder()
          .setState("REFUSED")
          .setEvidence(outcome.why())
          .setRemedy(outcome.remedy());
    }
  }
}
