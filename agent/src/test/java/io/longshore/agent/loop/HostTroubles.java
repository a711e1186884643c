package io.longshore.agent.loop;

import io.longshore.agent.engine.ContainerState;
import io.longshore.agent.engine.EngineContainer;
import io.longshore.base.Failure;
import io.longshore.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What befalls a host, by chance. */
final class HostTroubles {
  private static final List<String> CALLS =
      List.of("create", "start", "stop", "remove", "unpause", "network", "volume", "snapshot");

  private final HostSimulation host;
  private final Rig rig;
  private final Random random;

  HostTroubles(HostSimulation host, Random random) {
    this.host = host;
    this.rig = host.rig;
    this.random = random;
  }

  /** One of them, now. */
  void one() {
    List<EngineContainer> ours =
        rig.engine.world().stream().filter(one -> one.isOf(Specs.DEPLOYMENT)).toList();
    int which = random.nextInt(3);
    if (which == 0 && !ours.isEmpty()) {
      toContainer(ours.get(random.nextInt(ours.size())));
    } else if (which == 1) {
      toAgent();
    } else {
      toHost();
    }
  }

  /** Something to each container: only what nobody mends shows in the end. */
  void last() {
    for (EngineContainer one : rig.engine.world()) {
      if (one.isOf(Specs.DEPLOYMENT)) {
        host.rules.touched(one.name());
        switch (random.nextInt(3)) {
          case 0 -> rig.engine.pause(one.name());
          case 1 -> rig.engine.crash(one.name(), 0);
          default -> rig.engine.removeByHand(one.name());
        }
      }
    }
  }

  private void toContainer(EngineContainer one) {
    String name = one.name();
    boolean runs = one.state() == ContainerState.RUNNING;
    host.rules.touched(name);
    switch (random.nextInt(runs ? 10 : 4)) {
      case 0 -> rig.engine.removeByHand(name);
      case 1 -> host.crashes.loop(name, random.nextBoolean());
      case 2 -> {
        rig.engine.removeByHand(name);
        rig.engine.foreign(name);
        host.rules.stranger(name);
      }
      case 3 -> host.lose(name);
      case 4 -> rig.engine.pause(name);
      case 5 -> rig.engine.runOutOfMemory(name);
      case 6 -> {
        host.brokers.another(random.nextBoolean());
        host.brokers.ceases();
      }
      default -> rig.engine.crash(name, random.nextInt(3), "bye");
    }
  }

  private void toAgent() {
    switch (random.nextInt(10)) {
      case 0 -> host.restart(false);
      case 1 -> host.restart(true);
      case 2, 3 -> host.faults.killAtCall(random.nextInt(12), random.nextBoolean());
      case 4 -> host.faults.killAtWrite(random.nextInt(4), random.nextBoolean());
      case 5 -> rig.link.detach();
      case 6, 7 -> host.attach();
      case 8 -> host.late();
      default -> host.damage(random.nextInt(3) == 0 ? "desired" : "restarts");
    }
  }

  private void toHost() {
    switch (random.nextInt(9)) {
      case 0 -> {
        rig.engine.hangs(true);
        host.run(Duration.ofMillis(random.nextInt(20_000)));
        rig.engine.hangs(false);
      }
      case 1 -> {
        String call = call();
        rig.note("the next fails: " + call);
        rig.engine.failNext(call, failure());
      }
      case 2 -> {
        String call = call();
        rig.note("the answer of the next is lost: " + call);
        rig.engine.loseAnswerOf(call);
      }
      case 3 -> rig.engine.silent(random.nextBoolean());
      case 4 -> host.calls(Duration.ofMillis(random.nextBoolean() ? 1 : random.nextInt(1500)));
      case 5 -> host.clock(jump());
      case 6 -> {
        host.faults.blind(true);
        host.run(Duration.ofMillis(random.nextInt(20_000)));
        host.faults.blind(false);
      }
      case 7 -> {
        host.full(random.nextBoolean());
      }
      default -> host.gatesSay(random.nextBoolean() ? Verdict.UNKNOWN : Verdict.PASS);
    }
  }

  private String call() {
    return CALLS.get(random.nextInt(CALLS.size()));
  }

  private Failure failure() {
    Failure.Kind kind = random.nextBoolean() ? Failure.Kind.RETRY : Failure.Kind.REJECTED;
    return new Failure(kind, "docker", "no", "");
  }

  private Duration jump() {
    Duration far = random.nextBoolean() ? Duration.ofHours(1) : Duration.ofDays(400);
    Duration by = random.nextInt(3) == 0 ? Duration.ofSeconds(random.nextInt(90)) : far;
    return random.nextBoolean() ? by : by.negated();
  }
}
