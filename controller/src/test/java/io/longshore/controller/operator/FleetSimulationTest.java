package io.longshore.controller.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.FailureException;
import io.longshore.controller.sample.FakeCompiler;
import io.longshore.controller.sample.SampleNetwork;
import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.ApplyRequest;
import io.longshore.proto.v1.RunEnd;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetSimulationTest {
  private final FleetSimulation fleet =
      new FleetSimulation("h1", "h2", "h3")
          .knows("one", SampleNetwork.ordering("1"))
          .knows("two", SampleNetwork.ordering("2"));

  @Test
  void a_cold_start_tells_every_host_everything_once() {
    RunEnd end = fleet.applied("one");
    assertEquals("CONVERGED", end.getOutcome());
    fleet.assertIs("one");
    assertEquals(3, fleet.timesTold());
    assertEquals(3, end.getStages(0).getReady());
    assertTrue(end.getStages(0).getAllReadyMs() >= 2000, end.toString());
  }

  @Test
  void a_second_apply_does_nothing_at_all() {
    fleet.applied("one");
    int puts = fleet.state.puts();
    assertEquals("NOTHING_TO_DO", fleet.applied("one").getOutcome());
    assertEquals(3, fleet.timesTold());
    assertEquals(puts, fleet.state.puts(), "nothing is written either");
  }

  @Test
  void a_change_takes_down_one_member_of_each_quorum_at_a_time() {
    fleet.applied("one");
    FleetSimulation.Watching watching = fleet.apply("two");
    while (watching.end == null) {
      fleet.world.run(Duration.ofMillis(50));
      assertTrue(fleet.serving("zk1", "zk2", "zk3") >= 2, "two of zookeeper are down");
      assertTrue(fleet.serving("kafka1", "kafka2", "kafka3") >= 2, "two of kafka are down");
      assertTrue(fleet.serving("orderer1", "orderer2", "orderer3") >= 2, "two orderers are down");
    }
    assertEquals("CONVERGED", watching.end.getOutcome());
    fleet.assertIs("two");
  }

  @Test
  void a_member_that_does_not_come_back_halts_the_run() {
    fleet.applied("one");
    fleet.agents.get("h1").breakContainer("zk1");
    RunEnd end = fleet.applied("two");
    assertEquals("HALTED", end.getOutcome());
    assertEquals(Exit.DEADLINE.code(), end.getExitCode());
    assertTrue(end.getWhat().contains("h1/zk1"), end.getWhat());
    assertFalse(end.getRemedy().isEmpty());
    assertEquals(2, fleet.serving("zk2", "zk3"), "nothing further was taken down");
    fleet.agents.get("h1").mendContainer("zk1");
    assertEquals("CONVERGED", fleet.applied("two").getOutcome());
    fleet.assertIs("two");
  }

  @ParameterizedTest(name = "killed after {0} ms")
  @ValueSource(ints = {0, 1, 2, 3, 5, 8, 100, 1500, 2100, 4000, 7000, 10000, 15000})
  void a_killed_controller_goes_on_with_the_run(int millis) {
    fleet.applied("one");
    fleet.apply("two");
    fleet.world.run(Duration.ofMillis(millis));
    boolean accepted = fleet.driver.running().isPresent();
    fleet.kill();
    fleet.world.run(Duration.ofSeconds(3));
    fleet.start();
    if (accepted) {
      fleet.until("the end of the run", () -> fleet.driver.running().isEmpty());
      fleet.assertIs("two");
    } else {
      assertEquals("CONVERGED", fleet.applied("two").getOutcome());
    }
  }

  @ParameterizedTest(name = "write {0} fails")
  @ValueSource(ints = {0, 1})
  void a_spec_that_cannot_be_written_down_is_refused(int write) {
    fleet.applied("one");
    fleet.state.failPutAfter(write);
    FleetSimulation.Watching watching = fleet.apply("two");
    fleet.until("an answer", () -> watching.refusal != null);
    assertEquals(Exit.FAILED.code(), watching.exit());
    assertEquals(3, fleet.timesTold());
    assertEquals("CONVERGED", fleet.applied("two").getOutcome());
    fleet.assertIs("two");
  }

  @ParameterizedTest(name = "write {0} fails, and the controller with it")
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10})
  void a_disk_that_is_full_for_a_moment_loses_nothing(int write) {
    fleet.applied("one");
    fleet.state.failPutAfter(write);
    fleet.apply("two");
    assertThrows(
        FailureException.class,
        () ->
            fleet.until(
                "the end of the run",
                () ->
                    fleet.driver.running().isEmpty()
                        && fleet.driver.newest().orElseThrow().number() == 2));
    fleet.kill();
    fleet.start();
    fleet.until("the end of the run", () -> fleet.driver.running().isEmpty());
    fleet.assertIs("two");
  }

  @Test
  void a_host_that_falls_silent_holds_the_run_and_is_not_forgotten() {
    fleet.applied("one");
    FleetSimulation.Watching watching = fleet.apply("two");
    fleet.world.run(Duration.ofMillis(500));
    fleet.agents.get("h2").cut();
    fleet.world.run(Duration.ofSeconds(40));
    assertNull(watching.end, "it waits");
    assertTrue(fleet.driver.holding().contains("h2"), fleet.driver.holding());
    assertEquals(2, fleet.serving("zk1", "zk3"), "no other member is touched meanwhile");
    fleet.agents.get("h2").mend();
    fleet.until("the end", () -> watching.end != null);
    assertEquals("CONVERGED", watching.end.getOutcome());
    fleet.assertIs("two");
  }

  @Test
  void a_run_ends_at_its_deadline_and_says_what_is_missing() {
    fleet.agents.get("h3").breakContainer("kafka3");
    FleetSimulation.Watching watching =
        fleet.apply(
            ApplyRequest.newBuilder()
                .setSpec(FakeCompiler.spec("one"))
                .setDeadlineSeconds(30)
                .build());
    fleet.until("the end", () -> watching.end != null);
    assertEquals("DEADLINE", watching.end.getOutcome());
    assertTrue(watching.end.getWhat().contains("h3/kafka3"), watching.end.getWhat());
  }

  @Test
  void a_first_start_that_never_came_up_can_be_put_right_at_once() {
    fleet.agents.values().forEach(agent -> agent.breakContainer("kafka3"));
    FleetSimulation.Watching first =
        fleet.apply(
            ApplyRequest.newBuilder()
                .setSpec(FakeCompiler.spec("one"))
                .setDeadlineSeconds(10)
                .build());
    fleet.until("the end", () -> first.end != null);
    fleet.agents.values().forEach(agent -> agent.mendContainer("kafka3"));
    assertEquals("CONVERGED", fleet.applied("two").getOutcome());
  }

  @Test
  void the_same_spec_attaches_to_the_run_and_another_is_refused_by_name() {
    FleetSimulation.Watching first = fleet.apply("one");
    fleet.world.run(Duration.ofMillis(500));
    FleetSimulation.Watching again = fleet.apply("one");
    FleetSimulation.Watching other = fleet.apply("two");
    fleet.until("the end", () -> first.end != null && again.end != null);
    assertEquals("CONVERGED", again.end.getOutcome());
    assertEquals(Exit.BUSY.code(), other.exit());
    assertTrue(other.refusal.getProblems(0).getWhat().contains("run 1"), other.refusal.toString());
    fleet.assertIs("one");
  }

  @Test
  void a_spec_can_take_over_from_a_run() {
    FleetSimulation.Watching first = fleet.apply("one");
    fleet.world.run(Duration.ofMillis(500));
    FleetSimulation.Watching other =
        fleet.apply(
            ApplyRequest.newBuilder().setSpec(FakeCompiler.spec("two")).setSupersede(true).build());
    fleet.until("the end", () -> other.end != null);
    assertEquals("SUPERSEDED", first.end.getOutcome());
    assertEquals("CONVERGED", other.end.getOutcome());
    fleet.assertIs("two");
  }

  @Test
  void an_image_that_nobody_has_is_refused_with_the_engines_words_and_nothing_changes() {
    fleet.agents.values().forEach(agent -> agent.lackImage("images/kafka:1"));
    FleetSimulation.Watching watching = fleet.apply("one");
    fleet.until("an answer", () -> watching.refusal != null);
    assertEquals(Exit.UNMET.code(), watching.exit());
    String what = watching.refusal.getProblems(0).getWhat();
    assertEquals(
        "image images/kafka:1: nobody has it: h1: manifest unknown; h2: manifest unknown;"
            + " h3: manifest unknown",
        what);
    assertEquals(0, fleet.timesTold());
    assertEquals(0, fleet.state.puts());
  }

  @Test
  void a_host_that_does_not_answer_is_refused_and_nothing_changes() {
    fleet.agents.get("h2").cut();
    fleet.world.run(Duration.ofSeconds(20));
    FleetSimulation.Watching watching = fleet.apply("one");
    fleet.until("an answer", () -> watching.refusal != null);
    assertEquals(Exit.UNREACHABLE.code(), watching.exit());
    assertEquals(0, fleet.timesTold());
    assertEquals(0, fleet.state.puts());
  }

  @Test
  void what_the_spec_no_longer_names_goes_last_and_a_host_that_left_is_emptied() {
    fleet.applied("one");
    fleet.knows("less", SampleNetwork.ordering("1").without("h1", "orderer1").without("h2", "zk2"));
    assertEquals("CONVERGED", fleet.applied("less").getOutcome());
    fleet.assertIs("less");
    fleet.knows(
        "elsewhere", new SampleNetwork("elsewhere").with("h1", "zk1", "zookeeper", "1", 2181));
    assertEquals("CONVERGED", fleet.applied("elsewhere").getOutcome());
    fleet.assertIs("elsewhere");
  }

  @Test
  void a_command_that_leaves_does_not_stop_the_work() {
    FleetSimulation.Watching watching = fleet.apply("one");
    fleet.world.run(Duration.ofMillis(100));
    watching.left = true;
    fleet.until(
        "the end of the run",
        () -> fleet.driver.newest().isPresent() && fleet.driver.running().isEmpty());
    assertNull(watching.end);
    fleet.assertIs("one");
  }

  @Test
  void those_who_wait_are_shown_the_fleet_ten_times_a_second_at_most_and_every_five_at_least() {
    fleet.agents.get("h1").breakContainer("zk1");
    FleetSimulation.Watching watching = fleet.apply("one");
    fleet.world.run(Duration.ofSeconds(60));
    for (int at = 1; at < watching.views.size(); at++) {
      long apart = watching.views.get(at).getAtMs() - watching.views.get(at - 1).getAtMs();
      assertTrue(apart >= 100 && apart <= 5000, "views " + apart + " ms apart");
    }
    assertTrue(watching.views.size() > 10, "it was shown " + watching.views.size());
  }
}
