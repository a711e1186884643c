package io.longshore.controller.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.base.InMemoryStateDir;
import io.longshore.base.ManualClock;
import io.longshore.base.SimulatedLoop;
import io.longshore.controller.fleet.FleetState;
import io.longshore.controller.fleet.Links;
import io.longshore.controller.rollout.RolloutDriver;
import io.longshore.controller.rollout.StrictHealing;
import io.longshore.controller.sample.FakeCompiler;
import io.longshore.controller.sample.MortalLoop;
import io.longshore.controller.sample.SampleNetwork;
import io.longshore.controller.sample.SimulatedAgent;
import io.longshore.controller.store.DesiredStore;
import io.longshore.controller.store.RunStore;
import io.longshore.controller.workload.Compiled;
import io.longshore.controller.workload.CompiledHost;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Fingerprint;
import io.longshore.proto.v1.ApplyRequest;
import io.longshore.proto.v1.FleetView;
import io.longshore.proto.v1.PlanReply;
import io.longshore.proto.v1.RunEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** A controller and its hosts in one thread, on a clock of their own. */
final class FleetSimulation {
  final ManualClock clock = new ManualClock();
  final SimulatedLoop world = new SimulatedLoop(clock);
  final InMemoryStateDir state = new InMemoryStateDir();
  final FakeCompiler compiler = new FakeCompiler();
  final SortedMap<String, SimulatedAgent> agents = new TreeMap<>();
  private final Map<String, Compiled> specs = new TreeMap<>();
  private int processes;
  private MortalLoop process;
  RolloutDriver driver;
  Applications applications;
  FleetState fleet;

  FleetSimulation(String... hosts) {
    for (String host : hosts) {
      agents.put(host, new SimulatedAgent(host, world, clock));
    }
    start();
  }

  FleetSimulation knows(String name, SampleNetwork network) {
    specs.put(name, network.compiled());
    compiler.knows(name, network.compiled());
    return this;
  }

  /** A controller process begins, from whatever the state folder holds; agents dial it. */
  void start() {
    process = new MortalLoop(world, "controller " + ++processes);
    DesiredStore desired = new DesiredStore(state);
    fleet = new FleetState(clock, agents.keySet());
    Links links =
        new Links(
            process, fleet, desired, (request, pkcs10) -> new byte[0], digest -> Optional.empty());
    RunStore runs = new RunStore(state);
    driver =
        new RolloutDriver(
            process,
            clock,
            SampleNetwork.DEPLOYMENT,
            fleet,
            desired,
            runs,
            links,
            Duration.ofSeconds(60));
    RunWatchers watchers =
        new RunWatchers(process, clock, driver, new FleetViews(clock, fleet, desired, driver));
    Attendance attendance = new Attendance(process, fleet);
    applications =
        new Applications(
            process,
            clock,
            compiler,
            links,
            driver,
            watchers,
            attendance,
            NetworkChannels.NONE.planning());
    StrictHealing healing = new StrictHealing(process, clock, fleet, driver, applications::busy);
    fleet.onChange(
        () -> {
          driver.wake();
          attendance.changed();
          watchers.changed();
          healing.changed();
        });
    driver.onChange(
        () -> {
          watchers.changed();
          healing.changed();
        });
    runs.run()
        .flatMap(run -> runs.spec(run.specDigest()))
        .ifPresent(spec -> driver.resume(compiler.settle(spec)));
    agents.values().forEach(agent -> agent.dial(links));
  }

  void kill() {
    process.kill();
  }

  Watching apply(String spec) {
    return apply(ApplyRequest.newBuilder().setSpec(FakeCompiler.spec(spec)).build());
  }

  Watching apply(ApplyRequest request) {
    Watching watching = new Watching();
    applications.apply(request, watching);
    return watching;
  }

  RunEnd applied(String spec) {
    Watching watching = apply(spec);
    until("the end of applying " + spec, () -> watching.end != null || watching.refusal != null);
    if (watching.refusal != null) {
      throw new AssertionError("refused: " + watching.refusal);
    }
    return watching.end;
  }

  void until(String what, BooleanSupplier condition) {
    world.runUntil(what, Duration.ofMinutes(20), condition);
  }

  /** The hosts' own engines, not the planner, say whether the spec has come true. */
  void assertIs(String spec) {
    Map<String, Map<String, String>> wanted = new TreeMap<>();
    Map<String, Map<String, String>> there = new TreeMap<>();
    agents.forEach((host, agent) -> there.put(host, agent.present()));
    for (String host : agents.keySet()) {
      Map<String, String> its = new TreeMap<>();
      CompiledHost compiled = specs.get(spec).hosts().get(host);
      if (compiled != null) {
        for (ContainerSpec one : compiled.containers()) {
          its.put(
              one.name(), Fingerprint.of(one, compiled.fileSets(), compiled.identities()).hex());
        }
      }
      wanted.put(host, its);
    }
    assertEquals(wanted, there, "the world is not as " + spec + " says");
  }

  /** How many of these containers serve now, anywhere. */
  long serving(String... names) {
    return agents.values().stream()
        .flatMap(agent -> agent.serving().keySet().stream())
        .filter(name -> List.of(names).contains(name))
        .count();
  }

  int timesTold() {
    return agents.values().stream().mapToInt(SimulatedAgent::timesTold).sum();
  }

  /** An operator's command that waits. */
  static final class Watching implements ApplyObserver {
    final List<FleetView> views = new ArrayList<>();
    PlanReply refusal;
    PlanReply plan;
    RunEnd end;
    boolean left;

    @Override
    public void refused(PlanReply why) {
      refusal = why;
    }

    @Override
    public void accepted(PlanReply accepted) {
      plan = accepted;
    }

    @Override
    public void view(FleetView view) {
      views.add(view);
    }

    @Override
    public void ended(RunEnd how) {
      end = how;
    }

    @Override
    public boolean gone() {
      return left;
    }

    int exit() {
      return refusal.getProblems(0).getExitCode();
    }
  }
}
