package io.longshore.controller.operator;

import io.longshore.base.FailureException;
import io.longshore.base.Loop;
import io.longshore.controller.fleet.Links;
import io.longshore.controller.plan.FleetPlanner;
import io.longshore.controller.plan.KeptData;
import io.longshore.controller.plan.Planning;
import io.longshore.controller.plan.Situation;
import io.longshore.controller.rollout.RolloutDriver;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.store.RunCause;
import io.longshore.controller.store.RunRecord;
import io.longshore.controller.workload.Compiled;
import io.longshore.proto.v1.ApplyRequest;
import io.longshore.proto.v1.RunEnd;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes specs that operators want applied: reads them again, sees whether anything stands in the
 * way, asks the hosts for the images, and only then accepts one and begins its run. Until then
 * nothing anywhere has changed. On the loop only.
 */
final class Applications {
  private static final Logger LOG = LoggerFactory.getLogger(Applications.class);

  private final Loop loop;
  private final Clock clock;
  private final SpecCompiler compiler;
  private final ImageSupply supply;
  private final RolloutDriver driver;
  private final RunWatchers watchers;
  private final Attendance attendance;
  private final ChannelPlanning channels;
  private Optional<Application> preparing = Optional.empty();

  Applications(
      Loop loop,
      Clock clock,
      SpecCompiler compiler,
      Links links,
      RolloutDriver driver,
      RunWatchers watchers,
      Attendance attendance,
      ChannelPlanning channels) {
    this.channels = channels;
    this.loop = loop;
    this.clock = clock;
    this.compiler = compiler;
    this.supply = new ImageSupply(links::preflight);
    this.driver = driver;
    this.watchers = watchers;
    this.attendance = attendance;
  }

  /** Whether a spec is just being taken. */
  boolean busy() {
    return preparing.isPresent();
  }

  /** An operator wants this applied. */
  void apply(ApplyRequest request, ApplyObserver observer) {
    var askedAt = clock.instant();
    loop.offload(
        "read a spec",
        () -> compiler.draft(request.getSpec()),
        (draft, trouble) -> {
          if (trouble != null) {
            observer.refused(Replies.refusal(List.of(problem(trouble))));
          } else if (draft.compiled().isEmpty() || !draft.problems().isEmpty()) {
            observer.refused(Replies.refusal(draft.problems()));
          } else {
            take(new Application(request, askedAt, draft, observer));
          }
        });
  }

  private void take(Application application) {
    if (preparing.isPresent()) {
      if (preparing.get().digest().equals(application.digest())) {
        preparing.get().observers().addAll(application.observers());
      } else {
        application.refuse(List.of(busy("another spec is just being applied")));
      }
      return;
    }
    // What the controller began by itself stands in nobody's way.
    Optional<RunRecord> running = driver.running().filter(run -> run.cause() == RunCause.APPLY);
    if (running.isPresent() && running.get().specDigest().equals(application.digest())) {
      join(running.get(), application);
      return;
    }
    if (running.isPresent() && !application.request().getSupersede()) {
      application.refuse(
          List.of(
              busy(
                  running.get().name()
                      + " of spec "
                      + running.get().specDigest().brief()
                      + " is under way")));
      return;
    }
    preparing = Optional.of(application);
    attendance.await(application.draft(), () -> plan(application));
  }

  private void join(RunRecord run, Application application) {
    Planning planning = FleetPlanner.plan(driver.situation(application.draft()));
    for (ApplyObserver observer : application.observers()) {
      observer.accepted(Replies.plan(planning.plan(), List.of()));
      watchers.add(run, observer);
    }
  }

  private void plan(Application application) {
    Situation situation = driver.situation(application.draft());
    Planning planning = FleetPlanner.plan(situation);
    List<Problem> kept =
        KeptData.problems(application.draft(), application.founding(), situation.fleet());
    if (!kept.isEmpty()) {
      List<Problem> all = new ArrayList<>(planning.problems());
      all.addAll(kept);
      refuse(application, all);
      return;
    }
    ApplyRequest request = application.request();
    loop.offload(
        "look at channels",
        () ->
            channels.outlook(
                request.getSpec(),
                request.getChannels(),
                request.getCodeList(),
                situation.members()),
        (outlook, trouble) -> {
          if (trouble == null) {
            planned(application, planning, outlook);
          } else {
            refuse(application, List.of(problem(trouble)));
          }
        });
  }

  private void planned(Application application, Planning planning, ChannelOutlook outlook) {
    application.expects(outlook);
    if (!planning.problems().isEmpty()) {
      refuse(application, planning.problems());
    } else if (!outlook.problems().isEmpty()) {
      refuse(application, outlook.problems());
    } else if (!application.plannedAsExpected(planning)) {
      refuse(application, List.of(stale()));
    } else if (planning.settled() && outlook.settled()) {
      nothingToDo(application, planning);
    } else {
      preflight(application, planning);
    }
  }

  private void nothingToDo(Application application, Planning planning) {
    boolean known =
        driver.newest().map(RunRecord::specDigest).equals(Optional.of(application.digest()));
    if (!known && begin(application, application.draft()).isEmpty()) {
      return;
    }
    preparing = Optional.empty();
    Duration took = Duration.between(application.askedAt(), clock.instant());
    RunEnd end = Replies.nothingToDo(took, application.outlook());
    LOG.info("spec {}: {}", application.digest().brief(), end.getWhat());
    for (ApplyObserver observer : application.observers()) {
      observer.accepted(Replies.plan(planning, application.outlook()));
      observer.ended(end);
    }
  }

  private void preflight(Application application, Planning planning) {
    supply.bring(
        planning.plan(),
        application.draft(),
        application.outlook().builds(),
        problems -> {
          if (problems.isEmpty()) {
            settle(application);
          } else {
            refuse(application, problems);
          }
        });
  }

  private void settle(Application application) {
    loop.offload(
        "make what the spec needs",
        () -> compiler.settle(application.request().getSpec()),
        (compiled, trouble) -> {
          if (trouble == null) {
            accept(application, compiled);
          } else {
            refuse(application, List.of(problem(trouble)));
          }
        });
  }

  private void accept(Application application, Compiled compiled) {
    Planning planning = FleetPlanner.plan(driver.situation(compiled));
    if (!application.plannedAsExpected(planning)) {
      refuse(application, List.of(stale()));
      return;
    }
    Optional<RunRecord> run = begin(application, compiled);
    if (run.isPresent()) {
      for (ApplyObserver observer : application.observers()) {
        observer.accepted(Replies.plan(planning, application.outlook()));
        watchers.add(run.get(), observer);
      }
    }
  }

  /** Empty when the spec could not be written down, and then it is not accepted. */
  private Optional<RunRecord> begin(Application application, Compiled compiled) {
    try {
      RunRecord run =
          driver.begin(
              compiled,
              application.request().getSpec(),
              application.limit(),
              application.request().getChannels());
      preparing = Optional.empty();
      return Optional.of(run);
    } catch (FailureException failed) {
      refuse(application, List.of(problem(failed)));
      return Optional.empty();
    }
  }

  private void refuse(Application application, List<Problem> problems) {
    preparing = Optional.empty();
    LOG.info("spec {} is not applied: {}", application.digest().brief(), problems.get(0).what());
    application.refuse(problems);
  }

  private static Problem busy(String what) {
    return new Problem(
        "",
        0,
        "controller",
        what,
        "one spec at a time",
        "wait for its end (controller status), or take over with: controller apply --supersede",
        Exit.BUSY);
  }

  private static Problem stale() {
    return new Problem(
        "",
        0,
        "plan",
        "the fleet has changed since this plan was made",
        "an apply does what its plan said, or nothing",
        "make a new one: controller plan",
        Exit.BUSY);
  }

  private static Problem problem(Throwable trouble) {
    if (trouble instanceof FailureException failed) {
      return Replies.problem(failed.failure(), Exit.FAILED);
    }
    LOG.error("a spec could not be taken", trouble);
    return new Problem(
        "",
        0,
        "controller",
        "the controller could not read the spec: " + trouble,
        "",
        "this is a fault of the controller; its log says more",
        Exit.FAILED);
  }
}
