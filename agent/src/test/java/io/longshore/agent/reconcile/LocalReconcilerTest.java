package io.longshore.agent.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.agent.engine.ContainerState;
import io.longshore.agent.loop.Specs;
import io.longshore.base.Failure;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.model.Phase;
import io.longshore.model.PortInUse;
import io.longshore.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LocalReconcilerTest {
  private static final Instant NOW = World.NOW;
  private final DesiredHost two = Specs.host(1, Specs.zookeeper(), Specs.kafka());
  private final World world = new World(two);

  @Test
  void nothing_desired_is_known_so_nothing_is_touched() {
    world.ours("zk1", ContainerState.RUNNING).ours("stray", ContainerState.RUNNING);
    LocalPlan plan =
        LocalReconciler.plan(
            Optional.empty(), world.seen(), RestartHistory.NONE, Setbacks.NONE, NOW);
    assertEquals(List.of(), plan.actions());
  }

  @Test
  void an_engine_that_does_not_answer_is_unknown_and_not_empty() {
    LocalPlan plan = world.silent().plan();
    assertEquals(List.of(), plan.actions());
    assertEquals(Phase.UNKNOWN, plan.standings().get("zk1").phase());
  }

  @Test
  void what_a_person_holds_is_left_alone_and_says_so() {
    world.ours("zk1", ContainerState.EXITED).held("zk1").held("kafka1");
    assertEquals(List.of(), world.actions());
    Standing standing = world.plan().standings().get("zk1");
    assertTrue(standing.detail().startsWith("is held"), standing.detail());
    assertEquals("controller release h86/zk1", standing.remedy());
    world.other("kafka1", ContainerState.RUNNING);
    assertEquals(List.of(), world.actions());
  }

  @Test
  void what_is_held_does_not_keep_others_back() {
    world.held("zk1");
    assertEquals(List.of("Create container kafka1"), world.actions());
  }

  @Test
  void all_that_is_missing_is_prepared_at_once() {
    assertEquals(
        List.of(
            "EnsureNetwork network net",
            "EnsureVolume volume zk1-data",
            "EnsureVolume volume kafka1-data",
            "PullImage image example/zookeeper:1",
            "PullImage image example/kafka:1"),
        world.bare().actions());
  }

  @Test
  void what_can_run_at_once_is_made_ready_before_what_cannot() {
    assertEquals(
        List.of("EnsureNetwork network net", "EnsureVolume volume zk1-data"),
        world.bareButForImages().actions());
  }

  @Test
  void one_container_is_created_at_a_time_in_the_order_of_the_spec() {
    assertEquals(List.of("Create container zk1"), world.actions());
    world.ours("zk1", ContainerState.RUNNING);
    assertEquals(List.of("Create container kafka1"), world.actions());
  }

  @Test
  void nothing_is_created_while_something_is_started() {
    assertEquals(
        List.of("Start container zk1"), world.ours("zk1", ContainerState.CREATED).actions());
  }

  @Test
  void a_gate_that_passed_lately_lets_its_container_start() {
    world.ours("zk1", ContainerState.RUNNING).ours("kafka1", ContainerState.CREATED);
    assertEquals(List.of(), world.actions());
    assertEquals(Phase.WAITING, world.plan().standings().get("kafka1").phase());
    world.gate(Specs.QUORUM, Verdict.PASS, NOW.minusSeconds(2));
    assertEquals(List.of("Start container kafka1"), world.actions());
  }

  @Test
  void a_gate_that_passed_long_ago_or_in_the_future_says_nothing() {
    world.ours("zk1", ContainerState.RUNNING).ours("kafka1", ContainerState.CREATED);
    world.gate(Specs.QUORUM, Verdict.PASS, NOW.minusMillis(2001));
    assertEquals(List.of(), world.actions());
    world.gate(Specs.QUORUM, Verdict.PASS, NOW.plusSeconds(1));
    assertEquals(List.of(), world.actions());
  }

  @Test
  void a_broker_that_served_starts_again_as_soon_as_the_rest_of_zookeeper_is_enough() {
    World one = new World(Specs.host(1, patientKafka()));
    one.ours("kafka1", ContainerState.EXITED);
    one.gate(Specs.PATIENT_QUORUM, reading(Verdict.ENOUGH, "zk2", Map.of()));
    assertEquals(List.of(), one.actions());
    one.gate(Specs.IN_SYNC, reading(Verdict.ENOUGH, "kafka1", Map.of("kafka2", NOW)));
    assertEquals(List.of(), one.actions(), "another one served");
    Map<String, Instant> served = Map.of("kafka1", NOW.minusSeconds(5), "kafka2", NOW);
    one.gate(Specs.IN_SYNC, reading(Verdict.ENOUGH, "kafka1", served));
    assertEquals(List.of("Start container kafka1"), one.actions());
    one.ours("kafka1", ContainerState.CREATED);
    assertEquals(List.of("Start container kafka1"), one.actions());
  }

  @Test
  void a_broker_that_served_waits_while_too_few_of_zookeeper_serve() {
    World one = new World(Specs.host(1, patientKafka()));
    one.ours("kafka1", ContainerState.EXITED);
    one.gate(
        Specs.IN_SYNC, reading(Verdict.ENOUGH, "kafka1", Map.of("kafka1", NOW.minusSeconds(5))));
    for (Verdict verdict : List.of(Verdict.WAIT, Verdict.FAIL, Verdict.UNKNOWN)) {
      one.gate(Specs.PATIENT_QUORUM, verdict, NOW);
      assertEquals(List.of(), one.actions(), verdict::toString);
    }
    World impatient = new World(Specs.host(1, Specs.kafka()));
    impatient.ours("kafka1", ContainerState.EXITED);
    impatient.gate(Specs.QUORUM, reading(Verdict.ENOUGH, "zk2", Map.of()));
    impatient.gate(
        Specs.IN_SYNC, reading(Verdict.ENOUGH, "kafka1", Map.of("kafka1", NOW.minusSeconds(5))));
    assertEquals(List.of(), impatient.actions(), "a gate that never goes on without a member");
  }

  private static ContainerSpec patientKafka() {
    return Specs.container("kafka1", "kafka", 9092, List.of(Specs.PATIENT_QUORUM), Specs.IN_SYNC);
  }

  private static GateSeen reading(Verdict verdict, String missing, Map<String, Instant> served) {
    return new GateSeen(
        verdict, "evidence", List.of(missing), false, List.of(), NOW, NOW, NOW, served);
  }

  @Test
  void a_gate_is_read_once_for_all_who_wait_for_it_as_often_as_the_hastiest_needs() {
    world.ours("zk1", ContainerState.RUNNING).ours("kafka1", ContainerState.CREATED);
    assertEquals(
        Map.of(Specs.QUORUM, Duration.ofMillis(150), Specs.IN_SYNC, Duration.ofMinutes(1)),
        world.plan().gates());
  }

  @Test
  void behind_one_that_waits_gates_are_read_less_often() {
    World three = new World(Specs.host(1, Specs.zookeeper(), Specs.kafka(), Specs.orderer()));
    three.ours("zk1", ContainerState.RUNNING).ours("kafka1", ContainerState.CREATED);
    three.ours("orderer1", ContainerState.CREATED);
    assertEquals(Duration.ofMillis(150), three.plan().gates().get(Specs.QUORUM));
    assertEquals(Duration.ofSeconds(1), three.plan().gates().get(Specs.IN_SYNC));
    three.ours("kafka1", ContainerState.RUNNING);
    assertEquals(Duration.ofMillis(150), three.plan().gates().get(Specs.IN_SYNC));
  }

  @Test
  void a_reading_from_before_the_start_does_not_make_a_container_ready() {
    world.ours("zk1", ContainerState.RUNNING);
    world.gate(Specs.QUORUM, Verdict.PASS, World.STARTED.minusMillis(1));
    assertEquals(Phase.STARTING, world.plan().standings().get("zk1").phase());
    world.gate(Specs.QUORUM, Verdict.PASS, World.STARTED);
    assertEquals(Phase.READY, world.plan().standings().get("zk1").phase());
  }

  @Test
  void what_was_made_from_another_spec_is_stopped_and_then_removed() {
    world.other("zk1", ContainerState.RUNNING);
    assertEquals(
        List.of("Stop container zk1"), world.ours("kafka1", ContainerState.RUNNING).actions());
    assertEquals(
        List.of("Remove container zk1"), world.other("zk1", ContainerState.EXITED).actions());
  }

  @Test
  void one_of_a_cluster_is_replaced_only_while_nobody_else_of_it_is_missing() {
    Gate quorum =
        new Gate(
            GateNames.ZOOKEEPER_QUORUM,
            List.of(
                new GateTarget("zk1", "192.168.31.86", 2181, "1"),
                new GateTarget("zk2", "192.168.31.168", 2181, "2")),
            new TreeMap<>());
    World cluster =
        new World(
                Specs.host(
                    1, Specs.container("zk1", "zookeeper", 2181, List.of(), quorum, "A", "B")))
            .other("zk1", ContainerState.RUNNING);
    assertEquals(List.of(), cluster.actions(), "nobody has measured it yet");
    cluster.gate(quorum, Verdict.ENOUGH, World.NOW);
    assertEquals(List.of(), cluster.actions());
    assertEquals(Phase.READY, cluster.plan().standings().get("zk1").phase(), "the old form serves");
    cluster.gate(quorum, Verdict.PASS, World.NOW.minusSeconds(3));
    assertEquals(List.of(), cluster.actions(), "that was measured a while ago");
    cluster.gate(quorum, Verdict.PASS, World.NOW);
    assertEquals(List.of("Stop container zk1"), cluster.actions());
    cluster.gate(quorum, Verdict.WAIT, World.NOW);
    assertEquals(List.of("Stop container zk1"), cluster.actions(), "nothing serves to be lost");
  }

  @Test
  void what_is_no_longer_desired_goes_one_step_at_a_time() {
    world.ours("zk1", ContainerState.RUNNING).ours("kafka1", ContainerState.RUNNING);
    assertEquals(
        List.of("Stop container old"), world.ours("old", ContainerState.RUNNING).actions());
    assertEquals(
        List.of("Unpause container old"), world.ours("old", ContainerState.PAUSED).actions());
    assertEquals(
        List.of("Remove container old"), world.ours("old", ContainerState.EXITED).actions());
  }

  @Test
  void foreign_containers_are_left_alone_even_under_a_wanted_name() {
    world.foreign("zk1").foreign("nginx").ours("kafka1", ContainerState.RUNNING);
    assertEquals(List.of(), world.actions());
    assertEquals(Phase.BLOCKED, world.plan().standings().get("zk1").phase());
  }

  @Test
  void a_port_that_someone_else_holds_keeps_a_container_from_being_made_or_started() {
    world.foreignPort(new PortInUse("192.168.31.86", 2181, "process nc (pid 7)"));
    world.ours("kafka1", ContainerState.RUNNING);
    assertEquals(List.of(), world.actions());
    Standing standing = world.plan().standings().get("zk1");
    assertEquals("port 2181 of the host is held by process nc (pid 7)", standing.detail());
  }

  @Test
  void a_busy_container_is_left_to_what_is_under_way() {
    world.ours("zk1", ContainerState.CREATED).busy(new Action.Start("zk1", "id", null));
    assertEquals(List.of(), world.actions());
  }

  @Test
  void what_failed_rests_before_it_is_tried_again() {
    world.ours("zk1", ContainerState.CREATED).ours("kafka1", ContainerState.RUNNING);
    Failure failure = new Failure(Failure.Kind.RETRY, "docker", "busy", "");
    world.setback("container zk1", failure);
    LocalPlan plan = world.plan();
    assertEquals(List.of(), plan.actions());
    assertEquals(Optional.of(NOW.plusSeconds(1)), plan.wakeAt());
    assertEquals("busy", plan.standings().get("zk1").detail());
  }

  @Test
  void a_container_half_removed_is_removed_before_it_is_made_again() {
    world.ours("zk1", ContainerState.DEAD).ours("kafka1", ContainerState.RUNNING);
    assertEquals(List.of("Remove container zk1"), world.actions());
  }

  @Test
  void the_same_inputs_give_the_same_plan() {
    assertEquals(world.bare().plan(), world.bare().plan());
    assertTrue(world.plan().toString().contains("zk1"));
  }
}
