package io.longshore.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.agent.engine.FakeEngine;
import io.longshore.agent.gate.GateReading;
import io.longshore.base.FailureException;
import io.longshore.controller.audit.AuditChain;
import io.longshore.controller.audit.AuditHead;
import io.longshore.controller.audit.AuditTrail;
import io.longshore.controller.operator.ControllerCore;
import io.longshore.controller.store.RunRecord;
import io.longshore.model.Verdict;
import io.longshore.proto.v1.ControllerMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A controller, its hosts and the ways between them, with the rules that watch over all of it. */
final class Fleet {
  private static final Duration STEP = Duration.ofMillis(200);

  /** Within this a controller hears of whatever happens on a host, or that it hears nothing. */
  private static final Duration HEARD = Duration.ofSeconds(25);

  final World world;
  final Mistakes mistakes;
  final Network network;
  final SimulatedController controller;
  final SortedMap<String, SimulatedHost> hosts = new TreeMap<>();
  final Map<String, EngineRules> rules = new HashMap<>();
  final Cluster cluster;
  final QuorumRule quorums;
  final GateRule gates;
  final Disturbances disturbances;
  final Operator operator;
  final RunRules runs;
  final HeldRule held;
  final Crashes crashes;
  Verdict gatesSay = Verdict.PASS;

  Fleet(long seed, PlantedBug bug, Path folder) {
    world = new World(seed);
    mistakes = bug.mistakes(this);
    disturbances = new Disturbances(world);
    held = new HeldRule(world);
    network = new Network(world, this::sent, this::opened);
    runs = new RunRules(world, this::ended);
    controller = new SimulatedController(world, network, mistakes, runs::before);
    operator = new Operator(this);
    Map<String, FakeEngine> engines = new HashMap<>();
    cluster = new Cluster(world, engines);
    quorums = new QuorumRule(world, cluster);
    gates = new GateRule(world);
    for (String name : Site.HOSTS) {
      SimulatedHost host =
          new SimulatedHost(
              name,
              world,
              network,
              (gate, context) -> {
                GateReading reading =
                    gatesSay == Verdict.PASS
                        ? cluster.read(gate)
                        : new GateReading(gatesSay, "the network is slow");
                gates.read(name, gate, reading);
                return mistakes.measures.apply(reading);
              },
              mistakes,
              disk -> held.before(name, disk),
              folder.resolve(name));
      hosts.put(name, host);
      engines.put(name, host.engine);
      EngineRules its = new EngineRules(world, host, quorums, gates, disturbances);
      rules.put(name, its);
      host.engine.onCall(call -> asked(host, call));
    }
    crashes = new Crashes(this);
  }

  /** All processes begin. */
  void begin() {
    hosts.values().forEach(SimulatedHost::start);
    startController();
  }

  /** Lets time pass; what is killed begins again after a while. */
  void run(Duration time) {
    Duration end = world.now().plus(time);
    while (world.now().compareTo(end) < 0) {
      Duration left = end.minus(world.now());
      try {
        world.loop.run(left.compareTo(STEP) < 0 ? left : STEP);
      } catch (Killed now) {
        ends(now.process());
      }
      crashes.look();
      quorums.look();
      rules.values().forEach(EngineRules::check);
    }
  }

  /** Ends a process, which begins again within five seconds. */
  void ends(Process process) {
    if (!process.alive()) {
      return;
    }
    if (process == controller.process) {
      controller.kill();
      world.loop.after("controller begins", world.millis(5000), this::startController);
    } else {
      SimulatedHost host = hosts.get(process.name);
      disturb(host.name);
      host.kill();
      world.loop.after(host.name + " begins", world.millis(5000), () -> startAgent(host));
    }
  }

  private void startAgent(SimulatedHost host) {
    if (!host.runs()) {
      gates.begins(host.name);
      host.start();
    }
  }

  private void startController() {
    if (controller.runs()) {
      return;
    }
    try {
      controller.start();
      runs.begins(controller.core.driver().newest());
    } catch (FailureException cannot) {
      world.note("controller: cannot begin: " + cannot.failure().what());
      controller.kill();
      world.loop.after("controller begins", Duration.ofSeconds(2), this::startController);
    }
  }

  /** An operator's call reaches the controller, if there is one. */
  void command(Consumer<ControllerCore> call) {
    if (controller.runs()) {
      Process process = controller.process;
      ControllerCore core = controller.core;
      process.submit("command " + world.next(), () -> call.accept(core));
    }
  }

  void acknowledged() {
    runs.acknowledged(controller.core.driver().newest().map(RunRecord::number).orElse(0L));
  }

  /** Something other than the fleet's own software is done to what this container is. */
  void disturb(String what) {
    disturbances.note(what);
  }

  /** It is said that the fleet is as a spec says. */
  void saidToBe(String spec) {
    Map<String, String> wanted = Truth.wanted(spec);
    Map<String, String> there = Truth.there(hosts.values());
    for (String name : List.copyOf(wanted.keySet())) {
      if (disturbances.within(name, HEARD) || disturbances.within(Site.host(name), HEARD)) {
        wanted.remove(name);
        there.remove(name);
      }
    }
    there.keySet().removeIf(name -> disturbances.within(Site.host(name), HEARD));
    Broken.unless(
        wanted.equals(there), "the fleet is said to be as " + spec + " says and is " + there);
  }

  private void ended(String outcome, String spec) {
    if (outcome.equals("CONVERGED")) {
      saidToBe(spec);
    }
  }

  private void opened(String host) {
    operator.served(host);
  }

  private void sent(String host, ControllerMessage message) {
    held.sent(host, message);
    operator.served(host);
  }

  private void asked(SimulatedHost host, String call) {
    rules.get(host.name).asked(call);
    String[] words = call.split(" ");
    if (words[0].equals("start")) {
      cluster.started(words[1], host.engine.look(words[1]).orElseThrow());
    }
  }

  /** The record of deeds is whole. */
  void audited() {
    List<String> lines =
        AuditTrail.lines(new String(controller.record.read(), StandardCharsets.UTF_8));
    try {
      AuditHead head = AuditTrail.storedHead(controller.kept);
      assertEquals(List.of(), AuditChain.faults(lines, head), "the record of deeds is broken");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
