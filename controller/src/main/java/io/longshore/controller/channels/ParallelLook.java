package io.longshore.controller.channels;

import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.step.Decision;
import io.longshore.controller.workload.fabric.client.step.Step;
import io.longshore.proto.v1.ChannelPlanStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * One look at all steps of a network: first at those that no other goes before and whether each
 * channel is there, then at the rest.
 */
final class ParallelLook {
  private static final long LONGEST_SECONDS = 3;

  private final Conversations.Conversation conversation;
  private final ExecutorService threads;
  private final Predicate<StepNeeds> serving;
  private final Set<String> notSent;
  private final Map<PlannedStep, Finding<Decision>> seen = new HashMap<>();

  /**
   * A look.
   *
   * @param serving whether the nodes that a step needs serve
   * @param lacking chaincodes, by "name version", whose packages the controller does not have
   */
  ParallelLook(
      Conversations.Conversation conversation,
      ExecutorService threads,
      Predicate<StepNeeds> serving,
      Set<String> lacking) {
    this.conversation = conversation;
    this.threads = threads;
    this.serving = serving;
    this.notSent = Set.copyOf(lacking);
  }

  LookedAt at(List<PlannedStep> steps) {
    List<PlannedStep> first =
        steps.stream()
            .filter(
                step ->
                    step instanceof PlannedStep.Create
                        || StepNeeds.of(step, steps).steps().isEmpty())
            .toList();
    look(first, steps);
    look(
        steps.stream()
            .filter(step -> !seen.containsKey(step) && !first.contains(step))
            .filter(step -> madeSo(channelOf(step), steps))
            .toList(),
        steps);
    List<ChannelPlanStep> open = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    List<String> awaits = new ArrayList<>();
    int so = 0;
    for (PlannedStep step : steps) {
      Finding<Decision> finding = seen.get(step);
      if (finding == null) {
        open.add(LookedAt.open(step, reason(step, steps), ""));
        continue;
      }
      Optional<Setback.Refused> refused = finding.either(ParallelLook::stop, ParallelLook::refused);
      if (refused.isPresent()) {
        problems.add(drift(step, refused.get()));
      } else if (finding.either(Decision.Leave.class::isInstance, why -> false)) {
        so++;
      } else if (finding.either(Decision.Await.class::isInstance, why -> false)) {
        awaits.add(finding.either(decision -> ((Decision.Await) decision).what(), why -> ""));
      } else {
        open.add(finding.either(decision -> act(step, decision), why -> unknown(step, why)));
      }
    }
    return new LookedAt(open, so, awaits, problems);
  }

  private void look(List<PlannedStep> some, List<PlannedStep> all) {
    List<PlannedStep> these =
        some.stream()
            .filter(step -> serving.test(StepNeeds.of(step, all)))
            .filter(step -> !notSent.contains(codeOf(step)))
            .toList();
    List<Callable<Finding<Decision>>> calls = new ArrayList<>();
    these.forEach(step -> calls.add(() -> observe(step)));
    try {
      List<Future<Finding<Decision>>> answers =
          threads.invokeAll(calls, LONGEST_SECONDS, TimeUnit.SECONDS);
      for (int i = 0; i < these.size(); i++) {
        seen.put(these.get(i), answer(answers.get(i)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A chaincode that was not tried is not asked here: its peer would have to start it first. */
  private Finding<Decision> observe(PlannedStep step) {
    if (step instanceof PlannedStep.Ask || step instanceof PlannedStep.Invoke) {
      return Finding.of(
          conversation.tried(step)
              ? new Decision.Leave("tried before")
              : new Decision.Act("it was not tried yet"));
    }
    return conversation.bind(step).then(Step::observe);
  }

  private static Finding<Decision> answer(Future<Finding<Decision>> answer)
      throws InterruptedException {
    try {
      return answer.get();
    } catch (CancellationException late) {
      return Finding.unknown(new Setback.NotYet("no answer within " + LONGEST_SECONDS + " s"));
    } catch (ExecutionException e) {
      return Finding.unknown(new Setback.NotYet(String.valueOf(e.getCause())));
    }
  }

  /** Whether the channel is there to be looked into. */
  private boolean madeSo(String channel, List<PlannedStep> steps) {
    return steps.stream()
        .filter(step -> step instanceof PlannedStep.Create && channelOf(step).equals(channel))
        .allMatch(
            step ->
                seen.containsKey(step)
                    && seen.get(step).either(Decision.Leave.class::isInstance, why -> false));
  }

  private ChannelReason reason(PlannedStep step, List<PlannedStep> steps) {
    if (notSent.contains(codeOf(step))) {
      return ChannelReason.NO_PACKAGE;
    }
    return serving.test(StepNeeds.of(step, steps))
        ? ChannelReason.FOLLOWS
        : ChannelReason.NODES_NOT_SERVING;
  }

  private static Optional<Setback.Refused> stop(Decision decision) {
    return decision instanceof Decision.Stop stop ? refused(stop.setback()) : Optional.empty();
  }

  private static Optional<Setback.Refused> refused(Setback why) {
    return why instanceof Setback.Refused refused ? Optional.of(refused) : Optional.empty();
  }

  private static ChannelPlanStep act(PlannedStep step, Decision decision) {
    String why = decision instanceof Decision.Act act ? act.why() : "";
    return LookedAt.open(step, ChannelReason.NOT_SO, why);
  }

  private static ChannelPlanStep unknown(PlannedStep step, Setback why) {
    return LookedAt.open(step, ChannelReason.NOT_KNOWN, why.toString());
  }

  private static Problem drift(PlannedStep step, Setback.Refused refused) {
    return new Problem(
        "",
        0,
        step.title(),
        refused.why(),
        "what a channel holds is never changed behind its members' backs",
        refused.remedy() + "; to leave channels alone: --without-channels",
        Exit.DRIFT);
  }

  private static String channelOf(PlannedStep step) {
    return step.accept(StepSubject.CHANNEL);
  }

  private static String codeOf(PlannedStep step) {
    return step.accept(StepSubject.CODE);
  }
}
