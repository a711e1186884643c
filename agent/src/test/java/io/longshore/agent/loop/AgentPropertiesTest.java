package io.longshore.agent.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.agent.engine.EngineContainer;
import io.longshore.base.Failure;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.GateNames;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens to a host, it comes to hold what it should, and on the way nothing is done that
 * must not be. Judged by what is on the engine, never by what was planned.
 */
class AgentPropertiesTest {
  private static final Duration TROUBLE = Duration.ofMinutes(4);
  private static final Duration QUIET = Duration.ofMinutes(3);
  private static final List<String> CALLS =
      List.of("create", "start", "stop", "remove", "network", "volume", "snapshot");

  @TempDir Path folder;

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("longshore.seeds", 200));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_troubled_host_comes_to_hold_what_it_should(long seed) {
    Random random = new Random(seed);
    Rig rig = new Rig(folder);
    rig.engine.foreign("nginx", 80);
    String stranger = rig.engine.look("nginx").orElseThrow().id();
    watch(rig);
    rig.start();
    DesiredHost desired = Specs.full(1);
    rig.send(desired);
    SortedSet<String> volumes = rig.engine.volumes();
    Instant end = rig.clock.instant().plus(TROUBLE);
    while (rig.clock.instant().isBefore(end)) {
      rig.run(Duration.ofMillis(random.nextInt(8000)));
      if (random.nextInt(6) == 0) {
        desired = another(random, desired.generation() + 1);
        if (rig.link.inbox != null) {
          rig.send(desired);
        }
      } else {
        trouble(rig, random);
      }
      SortedSet<String> now = rig.engine.volumes();
      assertTrue(now.containsAll(volumes), "a volume was removed");
      volumes = now;
    }
    calm(rig, desired);
    rig.run(QUIET);
    assertWorldIs(rig, desired);
    assertEquals(stranger, rig.engine.look("nginx").orElseThrow().id());
    long before = rig.engine.mutations();
    rig.run(Duration.ofMinutes(2));
    assertEquals(before, rig.engine.mutations(), "a converged host was not left alone");
  }

  private static void assertWorldIs(Rig rig, DesiredHost desired) {
    Map<String, String> wanted = new TreeMap<>();
    for (ContainerSpec spec : desired.containers()) {
      wanted.put(spec.name(), "RUNNING " + desired.fingerprint(spec).brief());
    }
    Map<String, String> world = new TreeMap<>();
    for (EngineContainer container : rig.engine.world()) {
      if (container.isOf(desired.deployment())) {
        world.put(
            container.name(), container.state() + " " + container.fingerprint().substring(0, 12));
      }
    }
    assertEquals(wanted, world, () -> String.join("\n", rig.loop.lastEvents()));
  }

  /** What must never happen, asked at each call that changes something. */
  private static void watch(Rig rig) {
    Map<String, Instant> starts = new TreeMap<>();
    rig.engine.onCall(
        call -> {
          Instant now = rig.clock.instant();
          String[] words = call.split(" ");
          assertTrue(!call.contains("nginx"), "a foreign container was touched: " + call);
          if (words[0].equals("start")) {
            String id = rig.engine.look(words[1]).orElseThrow().id();
            Instant before = starts.put(id, now);
            boolean soon = before != null && before.plusMillis(990).isAfter(now);
            assertTrue(!soon || rig.runs(words[1]), "restarted without a pause: " + call);
            gate(rig, words[1], "kafka1", GateNames.ZOOKEEPER_QUORUM);
            gate(rig, words[1], "orderer1", GateNames.KAFKA_IN_SYNC);
          }
        });
  }

  private static void gate(Rig rig, String started, String who, String gate) {
    if (started.equals(who)) {
      Instant open = rig.gates.lastPass(gate);
      assertTrue(
          open.plusMillis(2010).isAfter(rig.clock.instant()),
          who + " was started behind a shut gate");
    }
  }

  private static DesiredHost another(Random random, long generation) {
    List<ContainerSpec> specs = new ArrayList<>();
    specs.add(Specs.zookeeper("V", String.valueOf(random.nextInt(2))));
    specs.add(Specs.kafka("V", String.valueOf(random.nextInt(2))));
    if (random.nextBoolean()) {
      specs.add(Specs.orderer("V", String.valueOf(random.nextInt(2))));
    }
    return Specs.host(generation, specs.toArray(new ContainerSpec[0]));
  }

  private static void trouble(Rig rig, Random random) {
    List<String> ours =
        rig.engine.world().stream()
            .filter(container -> container.isOf(Specs.DEPLOYMENT))
            .map(EngineContainer::name)
            .toList();
    String one = ours.isEmpty() ? "" : ours.get(random.nextInt(ours.size()));
    boolean runs = !one.isEmpty() && rig.runs(one);
    switch (random.nextInt(11)) {
      case 0, 1 -> {
        if (runs) {
          rig.engine.crash(one, random.nextInt(3), "bye");
        }
      }
      case 2 -> {
        if (runs) {
          rig.engine.pause(one);
        }
      }
      case 3 -> {
        if (!one.isEmpty()) {
          rig.engine.removeByHand(one);
        }
      }
      case 4 -> {
        rig.engine.hangs(true);
        rig.run(Duration.ofMillis(random.nextInt(20_000)));
        rig.engine.hangs(false);
      }
      case 5 ->
          rig.engine.failNext(
              CALLS.get(random.nextInt(CALLS.size())),
              new Failure(
                  random.nextBoolean() ? Failure.Kind.RETRY : Failure.Kind.REJECTED,
                  "docker",
                  "no",
                  ""));
      case 6 -> rig.engine.loseAnswerOf(CALLS.get(random.nextInt(CALLS.size())));
      case 7 -> {
        rig.kill();
        if (random.nextBoolean()) {
          rig.engine.powerCut();
        }
        rig.start();
      }
      case 8 -> rig.link.detach();
      case 9 -> rig.link.attach();
      default -> rig.engine.silent(random.nextBoolean());
    }
  }

  private static void calm(Rig rig, DesiredHost desired) {
    rig.engine.silent(false);
    rig.link.attach();
    rig.send(desired);
  }
}
