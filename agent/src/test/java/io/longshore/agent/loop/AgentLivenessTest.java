package io.longshore.agent.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.model.ContainerSpec;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.model.Hold;
import io.longshore.model.Phase;
import io.longshore.model.Reason;
import io.longshore.model.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member of a quorum that runs and has ceased to serve. */
class AgentLivenessTest {
  private static final Gate QUORUM =
      new Gate(
          GateNames.ZOOKEEPER_QUORUM,
          List.of(
              new GateTarget("zk1", "192.168.31.86", 2181, "1"),
              new GateTarget("zk2", "192.168.31.168", 2181, "2"),
              new GateTarget("zk3", "192.168.31.121", 2181, "3")),
          new TreeMap<>(Map.of(GateNames.SELF, "zk1")));
  private static final ContainerSpec ZK1 =
      Specs.container("zk1", "zookeeper", 2181, List.of(), QUORUM);

  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void ready() {
    rig = new Rig(folder).start();
    rig.send(Specs.host(1, ZK1)).untilReady("zk1");
    rig.run(Duration.ofSeconds(10));
  }

  private void away(String... names) {
    rig.gates.away = List.of(names);
    rig.gates.say(GateNames.ZOOKEEPER_QUORUM, Verdict.ENOUGH);
  }

  private long count(String call) {
    return rig.engine.journal().stream().filter(call::equals).count();
  }

  @Test
  void it_is_started_anew_after_two_minutes_and_not_before() {
    away("zk1");
    rig.run(Duration.ofSeconds(110));
    assertEquals(0, count("stop zk1"));
    assertEquals(Phase.STARTING, rig.reported("zk1").phase());
    assertTrue(rig.reported("zk1").detail().startsWith("has not served since "));
    rig.run(Duration.ofSeconds(20));
    assertEquals(1, count("stop zk1"));
    assertEquals(2, count("start zk1"));
    assertEquals(Optional.of(Reason.EXITED), rig.reported("zk1").reason());
  }

  @Test
  void once_started_it_may_take_as_long_as_it_likes() {
    away("zk1");
    rig.run(Duration.ofHours(1));
    assertEquals(1, count("stop zk1"));
    assertEquals(2, count("start zk1"));
  }

  @Test
  void an_agent_that_begins_meanwhile_starts_it_anew_after_two_minutes_of_its_own() {
    away("zk1");
    rig.run(Duration.ofSeconds(60));
    rig.kill();
    rig.start();
    rig.run(Duration.ofSeconds(110));
    assertEquals(0, count("stop zk1"));
    String detail = rig.reported("zk1").detail();
    assertTrue(detail.startsWith("has not served since "), detail);
    rig.run(Duration.ofSeconds(20));
    assertEquals(1, count("stop zk1"));
    rig.run(Duration.ofHours(1));
    assertEquals(2, count("start zk1"));
  }

  @Test
  void an_agent_that_begins_leaves_one_that_has_not_served_since_its_start() {
    rig.engine.crash("zk1", 1);
    away("zk1");
    rig.loop.runUntil("zk1 runs", Duration.ofMinutes(1), () -> rig.runs("zk1"));
    rig.run(Duration.ofSeconds(10));
    rig.kill();
    rig.start();
    rig.run(Duration.ofHours(1));
    assertEquals(0, count("stop zk1"));
  }

  @Test
  void it_is_left_while_another_member_is_away_and_that_is_said() {
    away("zk1", "zk3");
    rig.run(Duration.ofMinutes(10));
    assertEquals(0, count("stop zk1"));
    String detail = rig.reported("zk1").detail();
    assertTrue(detail.contains("it is not restarted while zk3 does not serve either"), detail);
    away("zk1");
    rig.run(Duration.ofSeconds(10));
    assertEquals(1, count("stop zk1"));
  }

  @Test
  void it_is_left_while_the_rest_is_not_enough() {
    rig.gates.say(GateNames.ZOOKEEPER_QUORUM, Verdict.WAIT);
    rig.run(Duration.ofMinutes(10));
    assertEquals(0, count("stop zk1"));
  }

  @Test
  void it_is_left_while_it_is_held() {
    rig.link.inbox.hold(new Hold("zk1", "looked at", "ann", rig.clock.instant()));
    away("zk1");
    rig.run(Duration.ofMinutes(10));
    assertEquals(0, count("stop zk1"));
  }

  @Test
  void one_that_serves_again_in_time_is_left_alone() {
    away("zk1");
    rig.run(Duration.ofSeconds(100));
    rig.gates.say(GateNames.ZOOKEEPER_QUORUM, Verdict.PASS);
    rig.run(Duration.ofMinutes(10));
    assertEquals(0, count("stop zk1"));
    assertEquals(Phase.READY, rig.reported("zk1").phase());
  }
}
