package io.longshore.agent.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.model.DriftClass;
import io.longshore.model.DriftFinding;
import io.longshore.model.Hold;
import io.longshore.model.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AgentDriftTest {
  private static final Duration A_LOOK = Duration.ofSeconds(6);

  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void ready() {
    rig = new Rig(folder).start();
    rig.send(Specs.full(1)).untilReady("zk1", "kafka1", "orderer1");
  }

  private List<String> found() {
    return rig.link.last().drift().stream()
        .map(one -> one.driftClass() + " " + one.subject() + " " + one.field())
        .toList();
  }

  @Test
  void a_host_that_is_as_it_should_be_shows_no_drift_and_is_not_touched_for_an_hour() {
    long before = rig.engine.mutations();
    rig.run(Duration.ofHours(1));
    assertEquals(List.of(), rig.link.last().drift());
    assertEquals(before, rig.engine.mutations());
  }

  @Test
  void what_is_changed_on_a_running_container_is_told_and_left() {
    long before = rig.engine.mutations();
    rig.engine.changeByHand("zk1", "memory", "268435456", "update");
    rig.run(A_LOOK);
    assertEquals(List.of("CORRECTIVE zk1 memory"), found());
    DriftFinding finding = rig.link.last().drift().get(0);
    assertTrue(finding.cause().startsWith("docker update at "), finding.cause());
    rig.run(Duration.ofMinutes(1));
    assertEquals(finding, rig.link.last().drift().get(0));
    assertEquals(before, rig.engine.mutations());
    rig.engine.changeByHand("zk1", "memory", "unlimited", "update");
    rig.run(A_LOOK);
    assertEquals(List.of(), found());
  }

  @Test
  void a_container_that_is_to_be_made_anew_is_and_its_drift_is_gone_with_it() {
    rig.engine.changeByHand("zk1", "memory", "268435456", "update");
    rig.run(A_LOOK);
    rig.send(Specs.host(2, Specs.zookeeper().remade(1), Specs.kafka(), Specs.orderer()));
    rig.untilPhase("zk1", Phase.PREPARING).untilReady("zk1");
    assertEquals(List.of(), found());
  }

  @Test
  void an_edited_file_is_told_and_put_right_before_its_container_is_made_anew() throws Exception {
    Path genesis = placed("genesis.block");
    byte[] right = Files.readAllBytes(genesis);
    Files.writeString(genesis, "evil");
    rig.run(A_LOOK);
    assertEquals(List.of("CORRECTIVE file orderer1/genesis.block content"), found());
    assertEquals("evil", Files.readString(genesis));
    rig.send(Specs.host(2, Specs.zookeeper(), Specs.kafka(), Specs.orderer().remade(1)));
    rig.run(A_LOOK);
    rig.untilReady("orderer1");
    assertEquals(List.of(), found());
    assertEquals(new String(right), Files.readString(genesis));
  }

  @Test
  void a_container_that_ended_is_not_started_on_edited_files() throws Exception {
    Path genesis = placed("genesis.block");
    Files.writeString(genesis, "evil");
    rig.run(A_LOOK);
    rig.engine.onCall(
        call -> {
          if (call.equals("start orderer1")) {
            assertFalse(read(genesis).equals("evil"), "started on an edited file");
          }
        });
    rig.engine.crash("orderer1", 1);
    rig.untilPhase("orderer1", Phase.CRASHED).untilReady("orderer1");
    assertEquals("genesis", Files.readString(genesis));
  }

  @Test
  void an_engine_that_does_not_answer_leaves_it_unknown_whether_there_is_drift() {
    rig.engine.hangs(true);
    rig.run(A_LOOK);
    assertEquals(
        List.of(DriftClass.UNKNOWN),
        rig.link.last().drift().stream().map(DriftFinding::driftClass).toList());
    rig.engine.hangs(false);
    rig.run(A_LOOK);
    assertEquals(List.of(), found());
  }

  @Test
  void what_is_held_is_left_alone_across_a_restart_until_it_is_released() {
    Hold hold = new Hold("zk1", "its disk is copied", "ann", rig.clock.instant());
    rig.link.inbox.hold(hold);
    rig.run(Duration.ofSeconds(1));
    assertEquals(List.of(hold), rig.link.last().holds());
    rig.engine.crash("zk1", 1);
    rig.run(Duration.ofMinutes(5));
    assertFalse(rig.runs("zk1"));
    rig.kill();
    rig.start();
    rig.run(Duration.ofMinutes(5));
    assertFalse(rig.runs("zk1"));
    assertEquals(List.of(hold), rig.link.last().holds());
    rig.link.inbox.release("zk1");
    rig.untilReady("zk1");
    assertEquals(List.of(), rig.link.last().holds());
  }

  private Path placed(String name) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.getFileName().toString().equals(name)).findFirst().get();
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
