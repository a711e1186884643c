package io.longshore.agent.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.agent.link.LogAnswer;
import io.longshore.agent.link.LogQuestion;
import io.longshore.base.Failure;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host is asked what the containers wrote that its peers made. */
class ChaincodeLogsTest {
  private static final Gate RUNNING = new Gate(GateNames.RUNNING, List.of(), new TreeMap<>());
  private static final ContainerSpec PEER =
      Specs.container("peer0.org1", "peer", 7051, List.of(), RUNNING);
  private static final ContainerSpec OTHER =
      Specs.container(
          "peer1",
          "peer",
          8051,
          List.of(),
          RUNNING,
          "CORE_PEER_NETWORKID",
          "n:1",
          "CORE_PEER_ID",
          "p");

  @TempDir private Path folder;
  private Rig rig;

  @BeforeEach
  void begin() {
    rig = new Rig(folder);
    rig.engine.image(PEER.run().image());
    rig.start();
    rig.link.inbox.desired(Specs.host(1, PEER, OTHER, Specs.zookeeper()));
    rig.run(Duration.ofSeconds(5));
  }

  @Test
  void the_last_lines_come_with_state_and_network() {
    rig.engine.derived(
        "dev-peer0.org1-mycc-1.0", "net", "one", "  two", "\u001b[31mthree\u001b[0m");
    assertEquals(
        List.of(
            new LogAnswer.Log(
                "dev-peer0.org1-mycc-1.0",
                "RUNNING",
                List.of("net"),
                List.of("  two", "three"),
                "")),
        ask(2, "dev-peer0.org1-mycc-1.0"));
  }

  @Test
  void one_that_has_ended_is_told_too() {
    rig.engine.derived("dev-peer0.org1-mycc-1.0", "net");
    rig.engine.crash("dev-peer0.org1-mycc-1.0", 2, "panic: no");
    LogAnswer.Log log = ask(9, "dev-peer0.org1-mycc-1.0").get(0);
    assertEquals("EXITED", log.state());
    assertEquals(List.of("panic: no"), log.lines());
  }

  @Test
  void a_peer_may_name_its_containers_otherwise() {
    rig.engine.derived("n-1-p-mycc-1.0", "net", "here");
    assertEquals(List.of("here"), ask(9, "n-1-p-mycc-1.0").get(0).lines());
  }

  @Test
  void one_that_was_never_made_is_absent() {
    assertEquals(
        List.of(LogAnswer.Log.absent("dev-peer0.org1-other-1")), ask(9, "dev-peer0.org1-other-1"));
  }

  @Test
  void of_any_other_container_nothing_is_told() {
    rig.engine.derived("someones", "net", "a secret");
    for (String name : List.of("someones", "zk1", "peer0.org1", "dev-zk1-mycc-1.0")) {
      LogAnswer.Log log = ask(9, name).get(0);
      assertEquals(List.of(), log.lines());
      assertEquals("", log.state());
      assertTrue(log.trouble().startsWith("it is no container that a peer"), log.trouble());
    }
  }

  @Test
  void an_engine_that_does_not_answer_is_said_to() {
    rig.engine.failNext("logs", new Failure(Failure.Kind.RETRY, "engine", "it hangs", ""));
    rig.engine.derived("dev-peer0.org1-mycc-1.0", "net", "one");
    LogAnswer.Log log = ask(9, "dev-peer0.org1-mycc-1.0").get(0);
    assertEquals("it hangs", log.trouble());
    assertEquals("RUNNING", log.state());
  }

  @Test
  void what_does_not_fit_into_one_answer_loses_its_beginning() {
    assertEquals(List.of("ccc"), ChaincodeLogs.bounded(List.of("aaa", "bbb", "ccc"), 7));
    assertEquals(List.of("bbb", "ccc"), ChaincodeLogs.bounded(List.of("aaa", "bbb", "ccc"), 8));
    assertEquals(List.of(), ChaincodeLogs.bounded(List.of("aaa"), 3));
  }

  @Test
  void a_question_without_bounds_is_none() {
    assertThrows(IllegalArgumentException.class, () -> new LogQuestion(1, List.of("a"), 0));
    assertThrows(IllegalArgumentException.class, () -> new LogQuestion(1, List.of("a"), 1001));
  }

  private List<LogAnswer.Log> ask(int lines, String... containers) {
    rig.link.inbox.logs(new LogQuestion(7, List.of(containers), lines));
    rig.run(Duration.ofSeconds(1));
    LogAnswer answer = rig.link.logs.get(rig.link.logs.size() - 1);
    assertEquals(7, answer.id());
    return answer.logs();
  }
}
