package io.longshore.controller.plan;

import io.longshore.controller.workload.CompiledHost;
import io.longshore.model.DesiredHost;
import io.longshore.model.Hold;
import io.longshore.model.ObservedContainer;
import io.longshore.model.ObservedHost;
import io.longshore.model.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says what applying a spec would do to the fleet as it is known, without doing any of it. */
public final class FleetPlanner {
  private FleetPlanner() {}

  /** The plan, and what stands in its way. */
  public static Planning plan(Situation situation) {
    Members members = situation.members();
    List<PlanStep> together = new ArrayList<>();
    List<List<PlanStep>> turns = new ArrayList<>();
    int unchanged = 0;
    for (String role : members.roles()) {
      List<Member> old = new ArrayList<>();
      boolean cold = situation.cold(members, role);
      for (Member member : members.of(role)) {
        PlanStep step = step(situation, member);
        if (!step.changes()) {
          unchanged++;
        } else if (step.action() == StepAction.RECREATE && !cold) {
          old.add(member);
        } else {
          together.add(step);
        }
      }
      for (List<Member> turn : TurnOrder.turns(role, old)) {
        turns.add(turn.stream().map(member -> step(situation, member)).toList());
      }
    }
    RolloutPlan plan =
        new RolloutPlan(
            situation.wanted().specDigest(),
            waves(together, turns, removals(situation)),
            notes(situation),
            unchanged);
    boolean settled = Settled.pending(situation, members).isEmpty();
    return new Planning(plan, Obstacles.of(situation, members), settled);
  }

  private static List<PlanStep> waves(
      List<PlanStep> together, List<List<PlanStep>> turns, List<PlanStep> removals) {
    List<List<PlanStep>> waves = new ArrayList<>();
    waves.add(together);
    waves.addAll(turns);
    waves.add(removals);
    List<PlanStep> steps = new ArrayList<>();
    int number = 0;
    for (List<PlanStep> wave : waves) {
      if (!wave.isEmpty()) {
        number++;
        int its = number;
        wave.forEach(step -> steps.add(step.inWave(its)));
      }
    }
    return steps;
  }

  static PlanStep step(Situation situation, Member member) {
    Optional<ObservedContainer> there = member.seen().filter(one -> !one.containerId().isEmpty());
    if (there.isEmpty()) {
      return step(member, StepAction.CREATE, Reason.ABSENT, "");
    }
    if (!there.get().fingerprint().equals(member.wanted().hex())) {
      String difference = difference(situation, member);
      if (!difference.isEmpty() && renewed(situation, member)) {
        return step(member, StepAction.RECREATE, Reason.CERTIFICATES_RENEWED, difference);
      }
      return difference.isEmpty() && remade(situation, member)
          ? step(member, StepAction.RECREATE, Reason.DRIFTED, drift(situation, member))
          : step(member, StepAction.RECREATE, Reason.SPEC_CHANGED, difference);
    }
    return switch (there.get().phase()) {
      case WAITING, PREPARING ->
          step(member, StepAction.START, Reason.NEVER_STARTED, there.get().detail());
      case CRASHED, BLOCKED -> step(member, StepAction.START, Reason.EXITED, there.get().detail());
      case UNKNOWN, STARTING, READY -> step(member, StepAction.UNCHANGED, Reason.AS_DESIRED, "");
    };
  }

  private static PlanStep step(Member member, StepAction action, Reason reason, String detail) {
    return new PlanStep(0, member.host(), member.name(), member.role(), action, reason, detail);
  }

  private static String difference(Situation situation, Member member) {
    DesiredHost told = situation.held().get(member.host());
    CompiledHost wanted = situation.wanted().hosts().get(member.host());
    return told == null ? "" : SpecDifference.between(told, wanted, member.spec());
  }

  private static boolean renewed(Situation situation, Member member) {
    DesiredHost told = situation.held().get(member.host());
    CompiledHost wanted = situation.wanted().hosts().get(member.host());
    return told != null && SpecDifference.isRenewal(told, wanted, member.spec());
  }

  private static boolean remade(Situation situation, Member member) {
    DesiredHost told = situation.held().get(member.host());
    return told != null
        && told.container(member.name())
            .map(before -> before.remade() != member.spec().remade())
            .orElse(false);
  }

  private static String drift(Situation situation, Member member) {
    return situation.fleet().host(member.host()).observed().stream()
        .flatMap(seen -> Remade.findings(member.spec(), seen).stream())
        .map(
            one ->
                (one.subject().equals(member.name()) ? "" : one.subject() + " ")
                    + one.field()
                    + " \""
                    + one.observed()
                    + "\" -> \""
                    + one.desired()
                    + "\""
                    + (one.cause().isEmpty() ? "" : " (" + one.cause() + ")"))
        .collect(Collectors.joining("; "));
  }

  /** What is there and not in the spec, whether or not we remember having asked for it. */
  private static List<PlanStep> removals(Situation situation) {
    Set<String> hosts = new TreeSet<>(situation.wanted().hosts().keySet());
    hosts.addAll(situation.held().keySet());
    List<PlanStep> steps = new ArrayList<>();
    for (String host : hosts) {
      CompiledHost wanted = situation.wanted().hosts().get(host);
      for (ObservedContainer there : seen(situation, host)) {
        boolean named =
            wanted != null
                && wanted.containers().stream().anyMatch(one -> one.name().equals(there.name()));
        if (!named) {
          steps.add(
              new PlanStep(
                  0,
                  host,
                  there.name(),
                  there.role(),
                  StepAction.REMOVE,
                  Reason.NO_LONGER_DESIRED,
                  "its volumes stay"));
        }
      }
    }
    return steps;
  }

  private static List<ObservedContainer> seen(Situation situation, String host) {
    return situation.fleet().host(host).observed().map(one -> one.containers()).orElse(List.of());
  }

  private static List<String> notes(Situation situation) {
    List<String> notes = new ArrayList<>(situation.wanted().notes());
    notes.addAll(Exceptions.notes(situation));
    for (String host : situation.wanted().hosts().keySet()) {
      for (Hold hold :
          situation.fleet().host(host).observed().map(ObservedHost::holds).orElse(List.of())) {
        notes.add(
            host + "/" + hold.container() + " is held by " + hold.by() + ": " + hold.reason());
      }
    }
    for (DesiredHost leaving : situation.leaving()) {
      if (!situation.fleet().host(leaving.host()).link().attached()) {
        notes.add(
            leaving.host()
                + " has left the spec and does not answer: what runs there goes on running");
      }
    }
    return notes;
  }
}
