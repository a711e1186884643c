package io.longshore.agent.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.model.GateNames;
import io.longshore.model.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgentCrashTest {
  @TempDir Path folder;

  static IntStream moments() {
    return IntStream.rangeClosed(0, 130);
  }

  @ParameterizedTest(name = "killed after {0} half milliseconds")
  @MethodSource("moments")
  void an_agent_killed_at_any_step_goes_on_from_there(int moment) {
    Rig rig = new Rig(folder).start().send(Specs.full(1));
    rig.run(Duration.ofNanos(moment * 500_000L));
    rig.kill();
    rig.start();
    if (rig.link.inbox.greeting().generation() == 0) {
      rig.send(Specs.full(1));
    }
    rig.untilReady("zk1", "kafka1", "orderer1");
    List<String> calls = rig.engine.journal();
    assertTrue(calls.stream().noneMatch(call -> call.startsWith("remove")), calls::toString);
    for (String name : List.of("zk1", "kafka1", "orderer1")) {
      assertEquals(1, calls.stream().filter(("create " + name)::equals).count(), calls::toString);
      assertEquals(1, calls.stream().filter(("start " + name)::equals).count(), calls::toString);
    }
  }

  @Test
  void an_agent_that_is_upgraded_restarts_nothing() {
    Rig rig = new Rig(folder).start().send(Specs.full(1)).untilReady("zk1", "kafka1", "orderer1");
    long before = rig.engine.mutations();
    rig.kill();
    rig.start().untilReady("zk1", "kafka1", "orderer1");
    rig.run(Duration.ofMinutes(1));
    assertEquals(before, rig.engine.mutations());
  }

  @Test
  void killing_the_agent_does_not_shorten_a_pause() {
    Rig rig = new Rig(folder).start().send(Specs.host(1, Specs.zookeeper())).untilReady("zk1");
    for (int i = 0; i < 5; i++) {
      rig.engine.crash("zk1", 1);
      rig.loop.runUntil("zk1 runs", Duration.ofMinutes(2), () -> rig.runs("zk1"));
    }
    rig.run(Duration.ofMillis(100));
    rig.engine.crash("zk1", 1);
    rig.kill();
    rig.start();
    rig.run(Duration.ofSeconds(30));
    assertTrue(!rig.runs("zk1"));
    rig.run(Duration.ofSeconds(3));
    assertTrue(rig.runs("zk1"));
  }

  @Test
  void a_run_that_served_makes_the_next_end_a_first_one_also_for_the_next_agent() {
    Rig rig = new Rig(folder).start().send(Specs.host(1, Specs.zookeeper())).untilReady("zk1");
    for (int i = 0; i < 5; i++) {
      rig.engine.crash("zk1", 1);
      rig.loop.runUntil("zk1 runs", Duration.ofMinutes(2), () -> rig.runs("zk1"));
    }
    rig.untilReady("zk1").run(Duration.ofSeconds(15));
    rig.kill();
    rig.start();
    rig.engine.crash("zk1", 137);
    rig.run(Duration.ofSeconds(1));
    assertTrue(rig.runs("zk1"));
    // Its old session is still there: it ends twice more, soon after its start.
    for (int i = 0; i < 2; i++) {
      rig.run(Duration.ofSeconds(3));
      rig.engine.crash("zk1", 1, "NodeExists for /brokers/ids/1");
      rig.run(Duration.ofSeconds(2));
      assertTrue(rig.runs("zk1"));
    }
  }

  @Test
  void a_run_that_lasted_and_never_served_does_not() {
    Rig rig = new Rig(folder).start().send(Specs.host(1, Specs.zookeeper())).untilReady("zk1");
    for (int i = 0; i < 5; i++) {
      rig.engine.crash("zk1", 1);
      rig.gates.say(GateNames.ZOOKEEPER_QUORUM, Verdict.WAIT);
      rig.loop.runUntil("zk1 runs", Duration.ofMinutes(2), () -> rig.runs("zk1"));
    }
    rig.run(Duration.ofSeconds(20));
    rig.engine.crash("zk1", 1);
    rig.run(Duration.ofSeconds(10));
    assertTrue(!rig.runs("zk1"));
    rig.run(Duration.ofSeconds(5));
    assertTrue(rig.runs("zk1"));
  }
}
