package io.longshore.controller.operator;

import io.longshore.base.Failure;
import io.longshore.controller.plan.PlanStep;
import io.longshore.controller.plan.Planning;
import io.longshore.controller.plan.RolloutPlan;
import io.longshore.controller.rollout.Outcome;
import io.longshore.controller.rollout.StageTimes;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.store.RunEnding;
import io.longshore.controller.store.RunRecord;
import io.longshore.proto.v1.Plan;
import io.longshore.proto.v1.PlanReply;
import io.longshore.proto.v1.ProblemReport;
import io.longshore.proto.v1.RunEnd;
import io.longshore.proto.v1.StageTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans, problems and endings as the messages operators get. */
final class Replies {
  private Replies() {}

  static PlanReply refusal(List<Problem> problems) {
    return PlanReply.newBuilder()
        .addAllProblems(problems.stream().sorted().map(Replies::problem).toList())
        .build();
  }

  static PlanReply plan(RolloutPlan plan, List<Problem> problems) {
    return refusal(problems).toBuilder().setPlan(plan(plan)).build();
  }

  /** A plan with what it leads to beside containers. */
  static PlanReply plan(Planning planning, ChannelOutlook outlook) {
    List<Problem> problems = new ArrayList<>(planning.problems());
    problems.addAll(outlook.problems());
    PlanReply.Builder reply = plan(planning.plan(), problems).toBuilder();
    reply.addAllWantedCode(outlook.wantedCode());
    reply
        .getPlanBuilder()
        .addAllChannelSteps(outlook.open())
        .setChannelStepsSo(outlook.so())
        .addAllNotes(outlook.words());
    return reply.build();
  }

  static ProblemReport problem(Problem problem) {
    return ProblemReport.newBuilder()
        .setFile(problem.file())
        .setLine(problem.line())
        .setColumn(problem.column())
        .setPath(problem.path())
        .setWhat(problem.what())
        .setRule(problem.rule())
        .setRemedy(problem.remedy())
        .setExitCode(problem.exit().code())
        .build();
  }

  /** A failure that kept an apply from beginning. */
  static Problem problem(Failure failure, Exit exit) {
    return new Problem("", 0, failure.where(), failure.what(), "", failure.remedy(), exit);
  }

  static RunEnd end(RunRecord run, List<StageTimes.Stage> stages, List<String> notes) {
    RunEnding ending = run.end().orElseThrow();
    return RunEnd.newBuilder()
        .setOutcome(ending.outcome())
        .setWhat(ending.what())
        .setRemedy(ending.remedy())
        .setExitCode(ending.exitCode())
        .setTookMs(Duration.between(run.startedAt(), ending.at()).toMillis())
        .addAllStages(stages(stages))
        .addAllNotes(notes)
        .build();
  }

  static RunEnd nothingToDo(Duration took, ChannelOutlook outlook) {
    Outcome outcome = outlook.awaits().isEmpty() ? Outcome.NOTHING_TO_DO : Outcome.AWAITS_OTHERS;
    return RunEnd.newBuilder()
        .setOutcome(outcome.name())
        .setWhat(outcome.sentence())
        .setExitCode(outcome.exit().code())
        .setTookMs(took.toMillis())
        .addAllNotes(outlook.words())
        .build();
  }

  static RunEnd superseded() {
    return RunEnd.newBuilder()
        .setOutcome(Outcome.SUPERSEDED.name())
        .setWhat(Outcome.SUPERSEDED.sentence())
        .setRemedy("see: controller status")
        .setExitCode(Outcome.SUPERSEDED.exit().code())
        .build();
  }

  static List<StageTime> stages(List<StageTimes.Stage> stages) {
    return stages.stream().map(Replies::stage).toList();
  }

  private static StageTime stage(StageTimes.Stage stage) {
    return StageTime.newBuilder()
        .setRole(stage.role())
        .setReady(stage.ready())
        .setTotal(stage.total())
        .setFirstStartedMs(millis(stage.firstStarted()))
        .setAllReadyMs(millis(stage.allReady()))
        .build();
  }

  private static long millis(Optional<Duration> time) {
    return time.map(Duration::toMillis).orElse(-1L);
  }

  private static Plan plan(RolloutPlan plan) {
    return Plan.newBuilder()
        .setSpecDigest(plan.specDigest().hex())
        .setDigest(plan.digest().hex())
        .addAllSteps(plan.steps().stream().map(Replies::step).toList())
        .addAllNotes(plan.notes())
        .setUnchanged(plan.unchanged())
        .build();
  }

  private static io.longshore.proto.v1.PlanStep step(PlanStep step) {
    return io.longshore.proto.v1.PlanStep.newBuilder()
        .setHost(step.host())
        .setContainer(step.container())
        .setAction(step.action().name())
        .setReason(step.reason().name())
        .setDetail(step.detail())
        .setWave(step.wave())
        .build();
  }
}
