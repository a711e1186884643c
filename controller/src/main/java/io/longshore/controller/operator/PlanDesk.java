package io.longshore.controller.operator;

import io.longshore.base.Loop;
import io.longshore.controller.fleet.Links;
import io.longshore.controller.fleet.PreflightAnswer;
import io.longshore.controller.plan.FleetPlanner;
import io.longshore.controller.plan.KeptData;
import io.longshore.controller.plan.Planning;
import io.longshore.controller.plan.Situation;
import io.longshore.controller.rollout.RolloutDriver;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.Compiled;
import io.longshore.proto.v1.PlanReply;
import io.longshore.proto.v1.PlanRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.BiConsumer;

/**
 * Says what an apply of a spec would do: reads the spec, waits a moment for hosts that are just
 * coming, asks them which images they lack, looks at the channels. On the loop only; changes
 * nothing.
 */
final class PlanDesk {
  /** How long hosts may take to say which images they have. */
  private static final Duration LOOK_PATIENCE = Duration.ofSeconds(5);

  private final Loop loop;
  private final SpecCompiler compiler;
  private final Attendance attendance;
  private final RolloutDriver driver;
  private final ChannelPlanning channels;
  private final Links links;

  PlanDesk(
      Loop loop,
      SpecCompiler compiler,
      Attendance attendance,
      RolloutDriver driver,
      ChannelPlanning channels,
      Links links) {
    this.loop = loop;
    this.compiler = compiler;
    this.attendance = attendance;
    this.driver = driver;
    this.channels = channels;
    this.links = links;
  }

  /** Answers with the plan or its problems, or with what kept it from being made. */
  void plan(PlanRequest request, BiConsumer<PlanReply, Throwable> answer) {
    loop.offload(
        "read a spec",
        () -> compiler.draft(request.getSpec()),
        (draft, trouble) -> {
          if (trouble != null) {
            answer.accept(null, trouble);
          } else if (draft.compiled().isEmpty() || !draft.problems().isEmpty()) {
            answer.accept(Replies.refusal(draft.problems()), null);
          } else {
            Compiled compiled = draft.compiled().get();
            attendance.await(compiled, () -> images(request, compiled, draft.founding(), answer));
          }
        });
  }

  /** Where images are to be loaded from archives, the hosts are asked which they lack. */
  private void images(
      PlanRequest request,
      Compiled compiled,
      Set<String> founding,
      BiConsumer<PlanReply, Throwable> answer) {
    Planning plan = planning(driver.situation(compiled), compiled, founding);
    SortedMap<String, SortedSet<String>> images = ImageProblems.archived(plan.plan(), compiled);
    if (images.isEmpty() || !plan.problems().isEmpty()) {
      outlook(request, compiled, founding, List.of(), answer);
    } else {
      links.preflight(
          images,
          compiled.archives(),
          true,
          LOOK_PATIENCE,
          answers -> outlook(request, compiled, founding, answers, answer));
    }
  }

  /** Plans by what is known now: the hosts may have been asked things meanwhile. */
  private void outlook(
      PlanRequest request,
      Compiled compiled,
      Set<String> founding,
      List<PreflightAnswer> images,
      BiConsumer<PlanReply, Throwable> answer) {
    Situation situation = driver.situation(compiled);
    Planning plan = planning(situation, compiled, founding);
    loop.offload(
        "look at channels",
        () ->
            ImageProblems.withLoads(
                Replies.plan(
                    plan,
                    channels.outlook(
                        request.getSpec(),
                        request.getChannels(),
                        request.getCodeList(),
                        situation.members())),
                images,
                compiled.archives()),
        answer::accept);
  }

  private static Planning planning(Situation situation, Compiled compiled, Set<String> founding) {
    Planning plan = FleetPlanner.plan(situation);
    List<Problem> problems = new ArrayList<>(plan.problems());
    problems.addAll(KeptData.problems(compiled, founding, situation.fleet()));
    return new Planning(plan.plan(), problems, plan.settled());
  }
}
