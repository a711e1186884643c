package io.longshore.simulation;

import io.longshore.agent.engine.ContainerState;
import io.longshore.agent.engine.EngineContainer;
import io.longshore.base.Failure;
import io.longshore.model.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What befalls a fleet, by chance. */
final class Troubles {
  private static final List<String> CALLS =
      List.of("create", "start", "stop", "remove", "unpause", "network", "volume", "snapshot");

  private final Fleet fleet;
  private final World world;
  private final SortedMap<String, String> strangers = new TreeMap<>();

  Troubles(Fleet fleet) {
    this.fleet = fleet;
    this.world = fleet.world;
  }

  /** One of them, now. */
  void one() {
    SimulatedHost host = world.any(List.copyOf(fleet.hosts.values()));
    switch (world.random.nextInt(10)) {
      case 0, 1, 2 -> toContainer(host);
      case 3, 4 -> toAgent(host);
      case 5 -> toEngine(host);
      case 6, 7 -> toWay(host.name);
      case 8 -> toController();
      default -> byHand(host);
    }
  }

  /** All of it ends; what stopped begins again. */
  void end() {
    world.note("calm");
    fleet.network.slow(20);
    fleet.network.twice(false);
    fleet.gatesSay = Verdict.PASS;
    fleet.crashes.none();
    fleet.controller.room.full(false);
    world.loop.callTakes(Duration.ofMillis(1));
    for (SimulatedHost host : fleet.hosts.values()) {
      fleet.network.shut(host.name, false, false);
      host.room.full(false);
      host.engine.hangs(false);
      host.engine.silent(false);
      host.process.fuse.out();
      if (fleet.operator.denied(host.name)) {
        fleet.operator.allow(host.name);
      }
    }
    fleet.controller.process.fuse.out();
    strangers.forEach(
        (name, host) -> {
          fleet.rules.get(host).left(name);
          fleet.hosts.get(host).engine.removeByHand(name);
        });
    strangers.clear();
  }

  private void toContainer(SimulatedHost host) {
    List<EngineContainer> ours =
        host.engine.world().stream().filter(one -> one.isOf(Site.DEPLOYMENT)).toList();
    if (ours.isEmpty()) {
      return;
    }
    EngineContainer one = world.any(ours);
    String name = one.name();
    boolean runs = one.state() == ContainerState.RUNNING;
    fleet.disturb(name);
    int which = world.random.nextInt(runs ? 9 : 4);
    world.note("somebody does something (" + which + ") to " + name);
    switch (which) {
      case 0 -> host.engine.removeByHand(name);
      case 1 -> fleet.crashes.loop(name, world.random.nextBoolean());
      case 2 -> {
        host.engine.removeByHand(name);
        host.engine.foreign(name);
        fleet.rules.get(host.name).stranger(name);
        strangers.put(name, host.name);
      }
      case 3 -> host.engine.changeByHand(name, "memory", "268435456", "update");
      case 4 -> host.engine.pause(name);
      case 5 -> host.engine.runOutOfMemory(name);
      default -> host.engine.crash(name, world.random.nextInt(3), "bye");
    }
  }

  private void toAgent(SimulatedHost host) {
    fleet.disturb(host.name);
    switch (world.random.nextInt(8)) {
      case 0 -> fleet.ends(host.process);
      case 1 -> {
        world.note(host.name + " loses power");
        fleet.ends(host.process);
        host.engine.powerCut();
      }
      case 2, 3, 4 -> host.process.fuse.light(world.random.nextInt(12), world.random.nextBoolean());
      case 5 -> {
        host.room.full(!host.room.full());
        world.note(host.name + ": the disk is full: " + host.room.full());
      }
      case 6 -> {
        String name = world.chance(3) ? "desired" : "restarts";
        world.note(host.name + ": what is kept as " + name + " is damaged");
        host.kept.damage(name);
        fleet.ends(host.process);
      }
      default -> clock(host);
    }
  }

  private void clock(SimulatedHost host) {
    Duration far = world.random.nextBoolean() ? Duration.ofHours(1) : Duration.ofDays(400);
    Duration by = world.chance(3) ? Duration.ofSeconds(world.random.nextInt(90)) : far;
    fleet.disturb("clock of " + host.name);
    host.put(world.random.nextBoolean() ? by : by.negated());
  }

  private void toEngine(SimulatedHost host) {
    fleet.disturb(host.name);
    switch (world.random.nextInt(5)) {
      case 0 -> {
        world.note(host.name + ": the engine hangs");
        host.engine.hangs(true);
        later(
            15_000,
            () -> {
              world.note(host.name + ": the engine answers again");
              fleet.disturb(host.name);
              host.engine.hangs(false);
            });
      }
      case 1 -> {
        String call = world.any(CALLS);
        world.note(host.name + ": the next fails: " + call);
        Failure.Kind kind = world.random.nextBoolean() ? Failure.Kind.RETRY : Failure.Kind.REJECTED;
        host.engine.failNext(call, new Failure(kind, "docker", "no", ""));
      }
      case 2 -> {
        String call = world.any(CALLS);
        world.note(host.name + ": the answer of the next is lost: " + call);
        host.engine.loseAnswerOf(call);
      }
      case 3 -> {
        world.note(host.name + ": the engine tells of no events");
        host.engine.silent(true);
        later(20_000, () -> host.engine.silent(false));
      }
      default -> {
        Duration time =
            Duration.ofMillis(world.random.nextBoolean() ? 1 : world.random.nextInt(800));
        world.note("calls take " + time);
        world.loop.callTakes(time);
        fleet.quorums.calls(time);
        fleet.gates.calls(time);
      }
    }
  }

  private void toWay(String host) {
    fleet.disturb(host);
    switch (world.random.nextInt(6)) {
      case 0 -> fleet.network.cut(host);
      case 1, 2, 3 -> {
        boolean up = world.random.nextBoolean();
        fleet.network.shut(host, up, !up || world.random.nextBoolean());
        later(
            25_000,
            () -> {
              fleet.disturb(host);
              fleet.network.shut(host, false, false);
            });
      }
      case 4 -> fleet.network.slow(world.chance(2) ? 20 : world.random.nextInt(1500));
      default -> fleet.network.twice(world.random.nextBoolean());
    }
  }

  private void toController() {
    SimulatedController controller = fleet.controller;
    switch (world.random.nextInt(6)) {
      case 0, 1 -> fleet.ends(controller.process);
      case 2, 3 ->
          controller.process.fuse.light(world.random.nextInt(10), world.random.nextBoolean());
      case 4 -> {
        world.note("controller: the disk is full");
        controller.room.full(true);
        later(
            10_000,
            () -> {
              world.note("controller: there is room again");
              controller.room.full(false);
            });
      }
      default -> {
        Duration by = Duration.ofSeconds(world.random.nextInt(7200) - 3600);
        world.note("controller: the clock is put by " + by);
        controller.clock.put(by);
      }
    }
  }

  private void byHand(SimulatedHost host) {
    if (world.random.nextBoolean()) {
      List<String> names = new ArrayList<>();
      Site.ROLES.forEach(role -> names.addAll(Site.members(role)));
      fleet.operator.hold(world.any(names), world.random.nextBoolean());
    } else if (fleet.operator.denied(host.name)) {
      fleet.disturb(host.name);
      fleet.operator.allow(host.name);
    } else if (world.chance(2)) {
      fleet.disturb(host.name);
      fleet.operator.deny(host.name);
    }
  }

  private void later(int atMost, Runnable end) {
    world.loop.after("end of trouble " + world.next(), world.millis(atMost), end);
  }
}
