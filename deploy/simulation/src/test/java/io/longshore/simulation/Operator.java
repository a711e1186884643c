package io.longshore.simulation;

import io.longshore.controller.operator.ControllerCore;
import io.longshore.controller.sample.FakeCompiler;
import io.longshore.proto.v1.ApplyRequest;
import io.longshore.proto.v1.HoldRequest;
import io.longshore.proto.v1.PlanReply;
import io.longshore.proto.v1.PlanRequest;
import io.longshore.proto.v1.RunEnd;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A person who applies, plans, holds, denies: what was promised to them must be so. */
final class Operator {
  /** Streams of one who is denied end within this. */
  private static final Duration EXPELLED = Duration.ofSeconds(5);

  private static final int LIMIT = 120;

  private final Fleet fleet;
  private final World world;
  private final Set<String> askedToDeny = new HashSet<>();
  private final Map<String, Duration> denied = new HashMap<>();
  private final SortedMap<String, String> holds = new TreeMap<>();
  private final Set<String> unanswered = new HashSet<>();
  private Process asked;
  private String answer = "";

  Operator(Fleet fleet) {
    this.fleet = fleet;
    this.world = fleet.world;
  }

  /** How the newest of their applies ended; empty: it has not. */
  String answer() {
    return answer;
  }

  void apply(String spec, boolean takeOver, String expected) {
    if (!fleet.controller.runs()) {
      return;
    }
    world.note("operator: applies " + spec + (takeOver ? ", taking over" : ""));
    answer = "";
    ApplyRequest request =
        ApplyRequest.newBuilder()
            .setSpec(FakeCompiler.spec(spec))
            .setSupersede(takeOver)
            .setExpectedPlan(fleet.mistakes.ignoresThePlan ? "" : expected)
            .setDeadlineSeconds(LIMIT)
            .build();
    if (asked != fleet.controller.process) {
      asked = fleet.controller.process;
      unanswered.clear();
    }
    boolean joins = !unanswered.add(spec) || fleet.runs.underWay(spec);
    fleet.command(core -> core.apply(request, new Command(spec, expected, joins)));
  }

  /** Plans, thinks about it for a while, and applies just what was planned. */
  void planFirst(String spec, Duration thinks) {
    PlanRequest request = PlanRequest.newBuilder().setSpec(FakeCompiler.spec(spec)).build();
    world.note("operator: plans " + spec);
    fleet.command(
        core ->
            core.plan(
                request,
                (reply, trouble) -> {
                  if (reply != null && reply.getProblemsCount() == 0) {
                    String digest = reply.getPlan().getDigest();
                    world.loop.after(
                        "thought " + world.next(), thinks, () -> apply(spec, false, digest));
                  }
                }));
  }

  void hold(String container, boolean release) {
    String host = Site.host(container);
    world.note("operator: " + (release ? "releases " : "holds ") + container);
    if (!release) {
      holds.put(container, host);
    }
    HoldRequest request =
        HoldRequest.newBuilder()
            .setHost(host)
            .setContainer(container)
            .setReason(release ? "" : "looks at it")
            .build();
    fleet.command(
        core ->
            core.hold(
                request,
                reply -> {
                  boolean gone = reply.getProblem().getWhat().contains("no such container");
                  if (release && (!reply.hasProblem() || gone)) {
                    holds.remove(container);
                  }
                }));
  }

  /** Releases what is held, as far as hosts can be told. */
  void releaseAll() {
    new TreeMap<>(holds).keySet().forEach(name -> hold(name, true));
  }

  boolean holds() {
    return !holds.isEmpty();
  }

  void deny(String host) {
    world.note("operator: denies " + host);
    askedToDeny.add(host);
    fleet.command(
        core -> {
          core.deny(host);
          denied.put(host, world.now());
        });
  }

  void allow(String host) {
    world.note("operator: lets " + host + " in again");
    denied.remove(host);
    fleet.command(
        core -> {
          // The deny may still have been under way when they changed their mind.
          denied.remove(host);
          core.allow(host);
          askedToDeny.remove(host);
        });
  }

  /** Lets in all of them, as far as the controller can be told. */
  void allowAll() {
    new TreeSet<>(askedToDeny).forEach(this::allow);
  }

  boolean denies() {
    return !askedToDeny.isEmpty();
  }

  /** Whether they asked for that; whether it came about they may not have heard. */
  boolean denied(String host) {
    return askedToDeny.contains(host);
  }

  /** The controller takes this host's stream, or sends something to it. */
  void served(String host) {
    Duration since = denied.get(host);
    Broken.unless(
        since == null || !world.longerAgo(since, EXPELLED),
        host + " is denied and served all the same");
  }

  private final class Command implements ControllerCore.Waiting {
    private final String spec;
    private final String expected;
    private final boolean joins;

    /**
     * A command that waits.
     *
     * @param joins whether it may come to watch a run of the same spec that somebody else began,
     *     which was promised to him and not to this one
     */
    Command(String spec, String expected, boolean joins) {
      this.spec = spec;
      this.expected = expected;
      this.joins = joins;
    }

    @Override
    public void refused(PlanReply why) {
      unanswered.remove(spec);
      answer = "refused: " + why.getProblems(0).getWhat();
      world.note("operator: " + spec + " is " + answer);
    }

    @Override
    public void accepted(PlanReply plan) {
      unanswered.remove(spec);
      String digest = plan.getPlan().getDigest();
      Broken.unless(
          joins || expected.isEmpty() || expected.equals(digest),
          "another plan was accepted than the one that was asked for");
      fleet.acknowledged();
    }

    @Override
    public void ended(RunEnd end) {
      unanswered.remove(spec);
      answer = end.getOutcome();
      world.note("operator: " + spec + " ended: " + answer);
      if (answer.equals("NOTHING_TO_DO")) {
        fleet.saidToBe(spec);
      }
    }
  }
}
