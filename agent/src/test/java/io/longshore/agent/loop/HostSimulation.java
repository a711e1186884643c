package io.longshore.agent.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.agent.engine.Engine;
import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.gate.GateReading;
import io.longshore.base.FailureException;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.ObservedContainer;
import io.longshore.model.ObservedHost;
import io.longshore.model.Phase;
import io.longshore.model.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * One host and its agent for some minutes of virtual time: troubles by chance, then quiet. Breaks
 * off as soon as a rule is broken; at the end the host must hold what it should.
 */
final class HostSimulation {
  /**
   * What could not be written is tried again with the next pass; there is one every five seconds.
   */
  private static final Duration WRITTEN_AGAIN = Duration.ofSeconds(6);

  private static final Duration TROUBLE = Duration.ofMinutes(4);
  private static final Duration QUIET = Duration.ofMinutes(3);
  private static final Duration LEFT_ALONE = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofSeconds(15);
  private static final Duration STEP = Duration.ofMillis(500);

  final Rig rig;
  final Invariants rules;
  final CallFaults faults = new CallFaults();
  final Crashes crashes;
  final Brokers brokers;
  private final Losses losses;
  private final Pauses pauses;
  private final Durability durability;
  private final Random random;
  private final List<DesiredHost> sent = new ArrayList<>();
  private Verdict gates = Verdict.PASS;
  private Duration roomSince = Duration.ofDays(-1);

  /** A host on which nothing happened yet; the same seed lets the same happen. */
  HostSimulation(long seed, PlantedBug bug, Path folder) {
    random = new Random(seed);
    Parts parts = new Parts();
    rig = new Rig(folder, parts);
    pauses = new Pauses(rig);
    losses = new Losses(rig, random);
    durability =
        new Durability(
            rig,
            kept -> {
              pauses.anew();
              losses.told(kept);
            });
    brokers = new Brokers(rig);
    rules = new Invariants(rig, durability, pauses, brokers, losses);
    crashes = new Crashes(this, random);
    Parts wrong = bug.parts(rig);
    parts.engine = engine -> wrong.engine.apply(pausing(faults.before(engine)));
    parts.host = disk -> wrong.host.apply(durability.before(disk));
    parts.process = disk -> wrong.process.apply(faults.before(disk));
    parts.gates = reader -> wrong.gates.apply(measuring(reader));
    parts.link = link -> durability.before(wrong.link.apply(link));
    parts.loop = wrong.loop;
    parts.planner = wrong.planner;
  }

  /** Lets it all happen. */
  void run() {
    rig.engine.foreign("nginx", 80);
    rules.stranger("nginx");
    rig.start();
    send(Specs.host(1, Specs.zookeeper(), Specs.broker(), Specs.orderer()));
    HostTroubles troubles = new HostTroubles(this, random);
    Duration end = rig.elapsed().plus(TROUBLE);
    while (rig.elapsed().compareTo(end) < 0) {
      run(Duration.ofMillis(random.nextInt(8000)));
      if (random.nextInt(6) == 0) {
        send(another(sent.size() + 1));
      } else {
        troubles.one();
      }
    }
    calm();
    settle();
    troubles.last();
    settle();
    if (random.nextInt(4) == 0) {
      deadlock();
    }
    long before = rig.engine.mutations();
    run(LEFT_ALONE);
    assertEquals(before, rig.engine.mutations(), "a converged host was not left alone");
  }

  /** The calls that reached the engine, in order. */
  List<String> journal() {
    return rig.engine.journal();
  }

  void run(Duration time) {
    Duration end = rig.elapsed().plus(time);
    while (rig.elapsed().compareTo(end) < 0) {
      Duration left = end.minus(rig.elapsed());
      try {
        rig.run(left.compareTo(STEP) < 0 ? left : STEP);
      } catch (Killed now) {
        restart(false);
      }
      crashes.look();
      brokers.look();
      losses.look();
      rules.check();
    }
  }

  /** The agent ends and another begins. */
  void restart(boolean power) {
    rig.note(power ? "the host loses power" : "the agent ends");
    if (power) {
      rig.powerCut();
      rig.engine.world().forEach(one -> rules.touched(one.name()));
    } else {
      rig.kill();
    }
    pauses.killed();
    if (faults.full() || roomSince.plus(WRITTEN_AGAIN).compareTo(rig.elapsed()) > 0) {
      pauses.historyLost();
    }
    boolean begun = false;
    while (!begun) {
      try {
        rig.start();
        begun = true;
      } catch (Killed again) {
        rig.kill();
      }
    }
    if (rig.link.inbox != null) {
      durability.greeted(rig.link.inbox.greeting().generation());
      attach();
    }
  }

  /** There is no room on the disk, or there is again. */
  void full(boolean full) {
    rig.note("the disk is full: " + full);
    if (faults.full() && !full) {
      roomSince = rig.elapsed();
    }
    faults.full(full);
  }

  /** A controller is there, and sends what it means if the host holds something else. */
  void attach() {
    rig.note("a controller is there");
    rig.link.attach();
    DesiredHost newest = sent.get(sent.size() - 1);
    if (rig.link.inbox != null && rig.link.inbox.greeting().generation() != newest.generation()) {
      rig.send(newest);
    }
  }

  /** A message that was long under way arrives. */
  void late() {
    if (rig.link.inbox != null) {
      rig.send(sent.get(random.nextInt(sent.size())));
    }
  }

  /** A container goes with its data. */
  void lose(String container) {
    losses.lose(container).forEach(rules::gone);
  }

  void damage(String name) {
    rig.note("what is kept as " + name + " is damaged");
    rig.disk.damage(name);
    if (name.equals("desired")) {
      durability.damaged();
      losses.forgiven();
    } else {
      pauses.historyLost();
    }
    restart(random.nextBoolean());
  }

  void calls(Duration time) {
    rig.note("calls take " + time);
    rig.loop.callTakes(time);
    rules.calls(time);
    pauses.calls(time);
    brokers.calls(time);
    losses.calls(time);
  }

  void clock(Duration jump) {
    rig.note("the clock is put by " + jump);
    rig.clock.set(rig.clock.instant().plus(jump));
    pauses.clockJumped();
    brokers.clockJumped();
  }

  void gatesSay(Verdict verdict) {
    rig.note("gates say " + verdict);
    gates = verdict;
  }

  private void send(DesiredHost desired) {
    rig.note("the controller sends " + desired);
    sent.add(desired);
    durability.sent(desired);
    losses.told(desired);
    if (rig.link.inbox != null) {
      rig.send(desired);
    }
  }

  private DesiredHost another(long generation) {
    List<ContainerSpec> specs = new ArrayList<>();
    specs.add(Specs.zookeeper("V", String.valueOf(random.nextInt(2))));
    specs.add(Specs.broker("V", String.valueOf(random.nextInt(2))));
    if (random.nextBoolean()) {
      specs.add(Specs.orderer("V", String.valueOf(random.nextInt(2))));
    }
    return Specs.host(generation, specs.toArray(new ContainerSpec[0]));
  }

  private void calm() {
    rig.note("calm");
    faults.none();
    crashes.none();
    brokers.recover();
    losses.none();
    gates = Verdict.PASS;
    rig.engine.silent(false);
    rig.loop.callTakes(Duration.ofMillis(1));
    rig.engine.world().stream()
        .filter(one -> !one.isOf(Specs.DEPLOYMENT) && !one.name().equals("nginx"))
        .forEach(this::leave);
    attach();
    rig.send(sent.get(sent.size() - 1));
  }

  private void leave(EngineContainer stranger) {
    rules.left(stranger.name());
    rig.engine.removeByHand(stranger.name());
  }

  /**
   * The broker ceases to serve, maybe while another is away, maybe before the eyes of an agent that
   * ends then: once it alone is missing it is started anew.
   */
  private void deadlock() {
    run(LOOK);
    brokers.another(random.nextBoolean());
    brokers.ceases();
    if (random.nextBoolean()) {
      restart(false);
    }
    run(QUIET);
    brokers.another(false);
    run(LOOK);
    Broken.unless(!brokers.hasCeased(), "kafka1 serves nobody and was not started anew");
    settle();
  }

  /** Waits until all is as it should be, and breaks off if it never is. */
  private void settle() {
    Duration end = rig.elapsed().plus(QUIET);
    run(LOOK);
    while (!settled() && rig.elapsed().compareTo(end) < 0) {
      run(LOOK);
    }
    judge();
  }

  private boolean settled() {
    try {
      judge();
      return true;
    } catch (AssertionError notYet) {
      return false;
    }
  }

  private void judge() {
    DesiredHost desired = sent.get(sent.size() - 1);
    Map<String, String> wanted = new TreeMap<>();
    for (ContainerSpec spec : desired.containers()) {
      wanted.put(spec.name(), "RUNNING " + desired.fingerprint(spec).brief());
    }
    Map<String, String> world = new TreeMap<>();
    rig.engine.world().stream()
        .filter(one -> one.isOf(Specs.DEPLOYMENT))
        .forEach(one -> world.put(one.name(), one.state() + " " + brief(one)));
    assertEquals(wanted, world, "the host does not hold what it should");
    ObservedHost report = rig.link.last();
    assertEquals(desired.generation(), report.generation(), "another generation is reported");
    for (ObservedContainer one : report.containers()) {
      assertEquals(Phase.READY, one.phase(), one.name() + " serves, and is said not to");
    }
    assertEquals(List.of(), report.problems(), "a problem that is solved is still reported");
  }

  private static String brief(EngineContainer one) {
    String whole = one.fingerprint();
    return whole.substring(0, Math.min(12, whole.length()));
  }

  private GateReader measuring(GateReader reader) {
    return (gate, context) -> {
      if (gates != Verdict.PASS) {
        return new GateReading(gates, "the network is slow");
      }
      GateReading reading = brokers.read(gate, reader.read(gate, context));
      if (reading.verdict().letsGoOn()) {
        gate.targets().forEach(target -> pauses.serves(target.name()));
      }
      if (reading.verdict() == Verdict.PASS) {
        rules.passed(gate.type());
      }
      return reading;
    };
  }

  private Engine pausing(Engine engine) {
    return Around.of(
        Engine.class,
        engine,
        (method, arguments, proceed) -> {
          boolean step = List.of("start", "stop", "remove", "unpause").contains(method);
          String subject = step ? method + " " + arguments[0] : "";
          if (step) {
            pauses.asked(subject);
          }
          try {
            return proceed.call();
          } catch (FailureException failed) {
            if (!method.equals("snapshot")) {
              rules.failed();
            }
            if (step) {
              pauses.failed(subject, failed);
              pauses.uncertain((String) arguments[0]);
            }
            throw failed;
          }
        });
  }
}
