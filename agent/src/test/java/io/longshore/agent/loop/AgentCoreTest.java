package io.longshore.agent.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.agent.link.PreflightAnswer;
import io.longshore.agent.link.PreflightQuestion;
import io.longshore.base.Digest;
import io.longshore.base.Failure;
import io.longshore.model.ContainerSpec;
import io.longshore.model.GateNames;
import io.longshore.model.ImageArchive;
import io.longshore.model.Labels;
import io.longshore.model.Phase;
import io.longshore.model.Reason;
import io.longshore.model.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentCoreTest {
  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void begin() {
    rig = new Rig(folder).start();
  }

  private Rig ready() {
    return rig.send(Specs.full(1)).untilReady("zk1", "kafka1", "orderer1");
  }

  private List<String> starts() {
    return rig.engine.journal().stream().filter(call -> call.startsWith("start")).toList();
  }

  @Test
  void a_cold_start_goes_in_the_order_of_the_gates() {
    ready();
    assertEquals(List.of("start zk1", "start kafka1", "start orderer1"), starts());
  }

  @Test
  void what_others_wait_for_is_started_before_the_next_container_is_created() {
    ready();
    List<String> calls = rig.engine.journal();
    assertTrue(calls.indexOf("start zk1") < calls.indexOf("create kafka1"), calls::toString);
  }

  @Test
  void an_image_that_was_not_looked_for_yet_is_not_taken_as_missing() {
    ready();
    assertTrue(
        rig.engine.journal().stream().noneMatch(call -> call.startsWith("pull")),
        () -> rig.engine.journal().toString());
  }

  @Test
  void files_that_only_a_gate_reads_are_placed_too() {
    var files =
        new io.longshore.model.FileSet(
            "trust",
            List.of(
                new io.longshore.model.FileEntry(
                    "ca.pem",
                    0644,
                    new io.longshore.model.FileContent.Blob(
                        io.longshore.base.Digest.of(new byte[0])))));
    var plain = Specs.host(1, Specs.zookeeper());
    rig.send(
        new io.longshore.model.DesiredHost(
            plain.deployment(),
            plain.network(),
            plain.host(),
            1,
            plain.specDigest(),
            plain.containers(),
            new java.util.TreeMap<>(java.util.Map.of("trust", files)),
            new java.util.TreeMap<>(),
            new java.util.TreeMap<>(
                java.util.Map.of(io.longshore.base.Digest.of(new byte[0]).hex(), new byte[0])),
            false));
    rig.untilReady("zk1");
    rig.run(Duration.ofSeconds(1));
    assertTrue(folder.resolve("trust").toFile().list().length == 1);
  }

  @Test
  void everything_is_created_while_a_gate_is_shut() {
    rig.gates.say(GateNames.ZOOKEEPER_QUORUM, Verdict.WAIT);
    rig.send(Specs.full(1))
        .untilPhase("kafka1", Phase.WAITING)
        .untilPhase("orderer1", Phase.WAITING);
    assertEquals(List.of("start zk1"), starts());
    assertEquals("zookeeper-quorum: the test says WAIT", rig.reported("kafka1").detail());
  }

  @Test
  void a_converged_host_is_left_alone() {
    ready();
    long before = rig.engine.mutations();
    rig.run(Duration.ofMinutes(10));
    assertEquals(before, rig.engine.mutations());
    rig.send(Specs.full(2));
    rig.run(Duration.ofMinutes(1));
    assertEquals(before, rig.engine.mutations());
    assertEquals(2, rig.link.last().generation());
  }

  @Test
  void a_container_that_ran_for_a_while_is_started_again_at_once() {
    ready();
    rig.run(Duration.ofMinutes(1));
    rig.engine.crash("kafka1", 1, "FATAL no more disk");
    rig.run(Duration.ofMillis(500));
    assertTrue(rig.runs("kafka1"));
    rig.untilReady("kafka1");
    assertEquals(1, rig.reported("kafka1").restarts());
    assertEquals(Reason.EXITED, rig.reported("kafka1").reason().orElseThrow());
  }

  @Test
  void one_that_keeps_ending_waits_longer_each_time_up_to_a_minute() {
    ready();
    rig.run(Duration.ofMinutes(1));
    List<Long> pauses = new java.util.ArrayList<>();
    java.time.Instant before = null;
    for (int i = 0; i < 9; i++) {
      rig.engine.crash("kafka1", 1, "boom");
      rig.loop.runUntil("kafka1 runs", Duration.ofMinutes(2), () -> rig.runs("kafka1"));
      java.time.Instant started =
          rig.engine.look("kafka1").orElseThrow().lastRun().startedAt().orElseThrow();
      if (before != null) {
        pauses.add(Duration.between(before, started).toSeconds());
      }
      before = started;
    }
    assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L), pauses);
  }

  @Test
  void a_crashed_container_says_why() {
    ready();
    rig.engine.crash("kafka1", 1, "\u001b[31mred\u001b[0m\u0007", "FATAL: no more disk");
    rig.untilReady("kafka1");
    rig.engine.crash("kafka1", 1, "\u001b[31mred\u001b[0m\u0007", "FATAL: no more disk");
    rig.untilPhase("kafka1", Phase.CRASHED);
    rig.run(Duration.ofMillis(300));
    String detail = rig.reported("kafka1").detail();
    assertTrue(detail.contains("exit code 1"), detail);
    assertTrue(
        detail.endsWith("it last said: red | FATAL: no more disk | red | FATAL: no more disk"),
        detail);
  }

  @Test
  void running_out_of_memory_is_told_apart() {
    ready();
    rig.engine.runOutOfMemory("kafka1");
    rig.untilReady("kafka1");
    rig.engine.runOutOfMemory("kafka1");
    rig.untilPhase("kafka1", Phase.CRASHED);
    assertTrue(rig.reported("kafka1").detail().contains("for its memory"));
  }

  @Test
  void a_changed_spec_replaces_its_container_and_no_other() {
    ready();
    int before = rig.engine.journal().size();
    rig.send(Specs.host(2, Specs.zookeeper(), Specs.kafka("A", "b"), Specs.orderer()));
    rig.run(Duration.ofSeconds(1));
    rig.untilReady("kafka1");
    List<String> calls = rig.engine.journal();
    assertEquals(
        List.of("stop kafka1", "remove kafka1", "create kafka1", "start kafka1"),
        calls.subList(before, calls.size()));
    assertEquals(Reason.NEVER_STARTED, rig.reported("kafka1").reason().orElseThrow());
  }

  @Test
  void the_old_container_runs_until_the_new_image_is_there() {
    ready();
    var changed = Specs.container("kafka1", "broker", 9092, List.of(), Specs.IN_SYNC);
    rig.send(Specs.host(2, Specs.zookeeper(), changed, Specs.orderer()));
    rig.run(Duration.ofSeconds(20));
    assertTrue(rig.runs("kafka1"));
    assertEquals(Phase.BLOCKED, rig.phase("kafka1"));
    rig.engine.image("example/broker:1");
    rig.untilReady("kafka1");
    assertEquals("example/broker:1", rig.engine.look("kafka1").orElseThrow().image());
  }

  @Test
  void what_is_no_longer_desired_goes_and_its_volume_stays() {
    ready();
    rig.send(Specs.host(2, Specs.zookeeper(), Specs.kafka()));
    rig.loop.runUntil(
        "orderer1 is gone", Duration.ofMinutes(1), () -> rig.engine.look("orderer1").isEmpty());
    assertTrue(rig.engine.volumes().contains("orderer1-data"));
    rig.run(Duration.ofSeconds(10));
    assertFalse(folder.resolve("orderer1").toFile().exists(), "its files are discarded");
  }

  @Test
  void a_foreign_container_of_the_same_name_blocks_and_is_not_touched() {
    rig.engine.foreign("kafka1");
    rig.send(Specs.full(1)).untilPhase("kafka1", Phase.BLOCKED);
    rig.run(Duration.ofMinutes(2));
    assertEquals("someone/else:1", rig.engine.look("kafka1").orElseThrow().image());
    assertFalse(rig.engine.journal().toString().contains("kafka1,"));
    assertTrue(rig.reported("kafka1").remedy().contains("docker rm"));
    rig.engine.removeByHand("kafka1");
    rig.untilReady("kafka1", "orderer1");
  }

  @Test
  void a_port_held_by_someone_else_blocks_and_names_the_holder() {
    rig.ports.listen(9092, "process nginx (pid 7)");
    rig.send(Specs.full(1)).untilPhase("kafka1", Phase.BLOCKED);
    assertTrue(rig.reported("kafka1").detail().contains("process nginx (pid 7)"));
    rig.ports.clear();
    rig.untilReady("kafka1");
  }

  @Test
  void an_engine_that_hangs_is_reported_and_nothing_is_decided() {
    ready();
    rig.engine.hangs(true);
    rig.untilPhase("zk1", Phase.UNKNOWN);
    long before = rig.engine.mutations();
    rig.run(Duration.ofMinutes(5));
    assertEquals(before, rig.engine.mutations());
    assertFalse(rig.link.last().engine().answering());
    rig.engine.hangs(false);
    rig.untilReady("zk1", "kafka1", "orderer1");
    assertEquals(before, rig.engine.mutations());
  }

  @Test
  void a_lost_controller_changes_nothing_and_healing_goes_on() {
    ready();
    rig.link.detach();
    long before = rig.engine.mutations();
    rig.run(Duration.ofMinutes(1));
    assertEquals(before, rig.engine.mutations());
    rig.engine.crash("zk1", 1);
    rig.run(Duration.ofSeconds(2));
    assertTrue(rig.runs("zk1"));
  }

  @Test
  void healing_works_without_events_too() {
    ready();
    rig.run(Duration.ofMinutes(1));
    rig.engine.silent(true);
    rig.engine.crash("zk1", 1);
    rig.run(Duration.ofSeconds(6));
    assertTrue(rig.runs("zk1"));
  }

  @Test
  void a_paused_container_goes_on() {
    ready();
    rig.engine.pause("zk1");
    rig.run(Duration.ofSeconds(1));
    assertTrue(rig.runs("zk1"));
  }

  @Test
  void after_a_power_cut_all_come_back_in_order_without_a_controller() {
    ready();
    rig.run(Duration.ofMinutes(1));
    rig.kill();
    rig.engine.powerCut();
    int before = rig.engine.journal().size();
    rig.start();
    rig.link.detach();
    rig.loop.runUntil("orderer1 runs", Duration.ofMinutes(1), () -> rig.runs("orderer1"));
    List<String> calls = rig.engine.journal();
    assertEquals(
        List.of("start zk1", "start kafka1", "start orderer1"),
        calls.subList(before, calls.size()));
  }

  @Test
  void an_answer_that_is_lost_makes_no_second_container() {
    rig.engine.loseAnswerOf("create");
    ready();
    assertEquals(1, rig.engine.journal().stream().filter("create zk1"::equals).count());
  }

  @Test
  void a_start_whose_answer_is_lost_is_not_repeated_before_the_engine_was_looked_at() {
    ready();
    rig.loop.callTakes(Duration.ofSeconds(3));
    rig.engine.loseAnswerOf("start");
    rig.engine.crash("zk1", 1);
    rig.run(Duration.ofSeconds(30));
    assertTrue(rig.runs("zk1"));
    assertEquals(2, rig.engine.journal().stream().filter("start zk1"::equals).count());
  }

  @Test
  void a_refused_start_is_tried_again() {
    rig.engine.failNext("start zk1", new Failure(Failure.Kind.RETRY, "docker", "busy", ""));
    ready();
  }

  @Test
  void an_image_nobody_has_is_reported_with_the_engines_words() {
    var lost = Specs.container("lost", "nowhere", 1, List.of(), Specs.QUORUM);
    rig.send(Specs.host(1, lost)).untilPhase("lost", Phase.BLOCKED);
    assertEquals("manifest unknown", rig.reported("lost").detail());
  }

  @Test
  void a_preflight_loads_from_an_archive_what_is_missing_and_only_that() {
    byte[] archive = "example/new:1\nexample/other:1\n".getBytes(UTF_8);
    ImageArchive brings = new ImageArchive("example/new:1", Digest.of(archive), archive.length);
    rig.link.contents.put(Digest.of(archive), archive);
    rig.link.breakAt = 5;
    PreflightQuestion question =
        new PreflightQuestion(
            7,
            List.of("example/new:1", "example/other:1", "example/zookeeper:1"),
            Map.of(
                "example/new:1",
                brings,
                "example/other:1",
                new ImageArchive("example/other:1", Digest.of(archive), archive.length),
                "example/zookeeper:1",
                new ImageArchive("example/zookeeper:1", Digest.of(new byte[1]), 1)),
            false);
    rig.link.inbox.preflight(question);
    rig.run(Duration.ofSeconds(5));
    PreflightAnswer answer = rig.link.answers.get(0);
    assertTrue(answer.images().stream().allMatch(PreflightAnswer.Image::present));
    assertEquals(List.of("load example/new:1"), rig.engine.journal());
    String brief = Digest.of(archive).brief();
    assertEquals(List.of(brief + " from 0", brief + " from 5"), rig.link.fetches);
  }

  @Test
  void a_preflight_that_only_looks_brings_nothing() {
    rig.engine.pullable("example/new:1");
    rig.link.inbox.preflight(new PreflightQuestion(7, List.of("example/new:1"), Map.of(), true));
    rig.run(Duration.ofSeconds(5));
    assertFalse(rig.link.answers.get(0).images().get(0).present());
    assertEquals(List.of(), rig.engine.journal());
  }

  @Test
  void a_preflight_says_which_images_are_stand_ins() {
    byte[] archive = ("example/new:1\t" + Labels.STAND_IN + "=a test double\n").getBytes(UTF_8);
    ImageArchive brings = new ImageArchive("example/new:1", Digest.of(archive), archive.length);
    rig.link.contents.put(Digest.of(archive), archive);
    List<String> images = List.of("example/new:1", "example/zookeeper:1");
    rig.link.inbox.preflight(
        new PreflightQuestion(7, images, Map.of("example/new:1", brings), false));
    rig.run(Duration.ofSeconds(5));
    rig.link.inbox.preflight(new PreflightQuestion(8, images, Map.of(), true));
    rig.run(Duration.ofSeconds(5));
    for (PreflightAnswer answer : rig.link.answers) {
      assertEquals(
          List.of("a test double", ""),
          answer.images().stream().map(PreflightAnswer.Image::standIn).toList());
    }
    assertEquals(2, rig.link.answers.size());
  }

  @Test
  void a_preflight_pulls_what_is_missing_and_touches_no_container() {
    rig.engine.pullable("example/new:1");
    rig.link.inbox.preflight(
        new PreflightQuestion(
            7, List.of("example/new:1", "example/zookeeper:1", "example/none:1"), Map.of(), false));
    rig.run(Duration.ofSeconds(1));
    var answer = rig.link.answers.get(0);
    assertEquals(7, answer.id());
    assertEquals(
        List.of(true, true, false), answer.images().stream().map(i -> i.present()).toList());
    assertTrue(answer.images().get(2).trouble().contains("manifest unknown"));
    assertEquals(List.of("pull example/new:1", "pull example/none:1"), rig.engine.journal());
  }

  @Test
  void a_lower_generation_is_refused_and_reported() {
    rig.send(Specs.full(5)).untilReady("zk1");
    rig.send(Specs.host(4));
    rig.run(Duration.ofSeconds(1));
    assertEquals(5, rig.link.last().generation());
    assertEquals("desired-refused", rig.link.last().problems().get(0).code());
    assertTrue(rig.runs("zk1"));
  }

  @Test
  void damaged_state_leaves_everything_running() {
    ready();
    rig.kill();
    rig.disk.damage("desired");
    long before = rig.engine.mutations();
    rig.start();
    rig.run(Duration.ofMinutes(2));
    assertEquals(before, rig.engine.mutations());
    assertEquals("state-damaged", rig.link.last().problems().get(0).code());
    rig.send(Specs.full(1));
    rig.untilReady("zk1", "kafka1", "orderer1");
    assertEquals(before, rig.engine.mutations());
    assertEquals(List.of(), rig.link.last().problems());
  }

  @Test
  void a_full_disk_keeps_the_state_before() {
    ready();
    rig.disk.failPutAfter(0);
    rig.send(Specs.host(2, Specs.zookeeper("A", "b"), Specs.kafka(), Specs.orderer()));
    rig.run(Duration.ofMillis(200));
    assertEquals("state-not-written", rig.link.last().problems().get(0).code());
    rig.loop.runUntil(
        "generation 2 is held", Duration.ofMinutes(1), () -> rig.link.last().generation() == 2);
  }

  @Test
  void nobody_asks_a_gate_that_nobody_waits_for() {
    rig.run(Duration.ofSeconds(30));
    assertEquals(List.of(), rig.gates.read);
  }

  @Test
  void a_shut_gate_is_read_every_150_ms_and_a_ready_one_every_5_s() {
    rig.gates.say(GateNames.ZOOKEEPER_QUORUM, Verdict.WAIT);
    rig.send(Specs.host(1, Specs.zookeeper()));
    rig.untilPhase("zk1", Phase.STARTING);
    int before = rig.gates.read.size();
    rig.run(Duration.ofMillis(1510));
    assertEquals(10, rig.gates.read.size() - before);
    rig.gates.say(GateNames.ZOOKEEPER_QUORUM, Verdict.PASS);
    rig.untilReady("zk1");
    before = rig.gates.read.size();
    rig.run(Duration.ofSeconds(51));
    assertEquals(10, rig.gates.read.size() - before);
  }

  @Test
  void while_nobody_answers_a_shut_gate_is_read_every_500_ms() {
    rig.gates.say(GateNames.ZOOKEEPER_QUORUM, Verdict.WAIT);
    rig.gates.silent = true;
    rig.send(Specs.host(1, Specs.kafka()));
    rig.untilPhase("kafka1", Phase.WAITING);
    rig.run(Duration.ofSeconds(1));
    int before = rig.gates.read.size();
    rig.run(Duration.ofSeconds(5));
    assertEquals(10, rig.gates.read.size() - before);
  }

  @Test
  void a_start_goes_on_without_the_missing_once_the_rest_was_enough_for_its_patience() {
    rig.gates.say(GateNames.ZOOKEEPER_QUORUM, Verdict.ENOUGH);
    rig.send(Specs.host(1, patientKafka()));
    rig.untilPhase("kafka1", Phase.WAITING);
    rig.run(Duration.ofSeconds(10));
    String said = rig.reported("kafka1").detail();
    assertTrue(said.contains("the test says ENOUGH; goes on without zk3 in 2"), said);
    assertEquals(Phase.WAITING, rig.phase("kafka1"));
    rig.run(Duration.ofSeconds(22));
    assertTrue(rig.runs("kafka1"));
  }

  @Test
  void an_interruption_makes_the_patience_begin_anew() {
    rig.gates.say(GateNames.ZOOKEEPER_QUORUM, Verdict.ENOUGH);
    rig.send(Specs.host(1, patientKafka()));
    rig.untilPhase("kafka1", Phase.WAITING);
    rig.run(Duration.ofSeconds(25));
    rig.gates.say(GateNames.ZOOKEEPER_QUORUM, Verdict.WAIT);
    rig.run(Duration.ofSeconds(1));
    rig.gates.say(GateNames.ZOOKEEPER_QUORUM, Verdict.ENOUGH);
    rig.run(Duration.ofSeconds(29));
    assertEquals(Phase.WAITING, rig.phase("kafka1"));
    rig.run(Duration.ofSeconds(3));
    assertTrue(rig.runs("kafka1"));
  }

  @Test
  void without_patience_enough_never_opens() {
    rig.gates.say(GateNames.ZOOKEEPER_QUORUM, Verdict.ENOUGH);
    rig.send(Specs.host(1, Specs.kafka()));
    rig.run(Duration.ofMinutes(5));
    assertEquals(Phase.WAITING, rig.phase("kafka1"));
  }

  @Test
  void a_member_that_serves_is_ready_though_others_are_missing_and_says_so() {
    rig.gates.say(GateNames.ZOOKEEPER_QUORUM, Verdict.ENOUGH);
    rig.send(Specs.host(1, Specs.zookeeper()));
    rig.untilReady("zk1");
    assertEquals("zookeeper-quorum: the test says ENOUGH", rig.reported("zk1").detail());
    assertTrue(rig.reported("zk1").lacksOthers());
  }

  private static ContainerSpec patientKafka() {
    return Specs.container("kafka1", "kafka", 9092, List.of(Specs.PATIENT_QUORUM), Specs.IN_SYNC);
  }

  @Test
  void the_own_gate_of_a_container_that_is_held_back_is_asked_once_early() {
    rig.gates.say(GateNames.ZOOKEEPER_QUORUM, Verdict.WAIT);
    rig.send(Specs.host(1, Specs.kafka()));
    rig.run(Duration.ofSeconds(30));
    assertEquals(1, rig.gates.read.stream().filter(GateNames.KAFKA_IN_SYNC::equals).count());
    assertEquals(Phase.WAITING, rig.phase("kafka1"));
  }
}
