package io.longshore.controller.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.Digest;
import io.longshore.controller.sample.SampleNetwork;
import io.longshore.controller.store.RunCause;
import io.longshore.controller.store.RunRecord;
import io.longshore.model.DriftFinding;
import io.longshore.model.DriftReason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StrictHealingTest {
  private final FleetSimulation fleet =
      new FleetSimulation("h1", "h2", "h3")
          .knows("one", SampleNetwork.ordering("1").strict("zk1", "kafka1", "kafka2"))
          .knows("two", SampleNetwork.ordering("2").strict("zk1"));

  private DriftFinding changed(String container) {
    return new DriftFinding(
        container,
        "memory",
        "unlimited",
        "512",
        DriftReason.CHANGED.owedTo(),
        DriftReason.CHANGED,
        Instant.EPOCH,
        "docker update",
        "");
  }

  private void change(String host, String container) {
    fleet.agents.get(host).change(container, changed(container));
    fleet.until(host + " tells of " + container, () -> drifted(host, container));
  }

  private boolean drifted(String host, String container) {
    return fleet.fleet.fleet().host(host).observed().orElseThrow().drift().stream()
        .anyMatch(one -> one.subject().equals(container));
  }

  private Digest digest() {
    return newest().specDigest();
  }

  private RunRecord newest() {
    return fleet.driver.newest().orElseThrow();
  }

  @Test
  void what_the_spec_has_put_right_at_once_is_made_anew_and_nothing_else() {
    fleet.applied("one");
    change("h2", "zk2");
    change("h1", "zk1");
    fleet.until("zk1 is put right", () -> !drifted("h1", "zk1"));
    fleet.until("the run ends", () -> newest().end().isPresent());
    assertEquals(RunCause.STRICT, newest().cause());
    assertEquals("run 2 (drift, heal = strict)", newest().name());
    assertEquals("CONVERGED", newest().end().orElseThrow().outcome());
    fleet.world.run(Duration.ofMinutes(5));
    assertTrue(drifted("h2", "zk2"), "nobody said to put zk2 right at once");
    assertEquals(2, newest().number());
  }

  @Test
  void two_of_one_quorum_are_put_right_one_after_the_other() {
    fleet.applied("one");
    change("h1", "kafka1");
    change("h2", "kafka2");
    while (drifted("h1", "kafka1") || drifted("h2", "kafka2")) {
      fleet.world.run(Duration.ofMillis(50));
      assertTrue(fleet.serving("kafka1", "kafka2", "kafka3") >= 2, "two brokers are down");
    }
  }

  @Test
  void nothing_is_begun_while_a_host_does_not_answer() {
    fleet.applied("one");
    fleet.agents.get("h3").cut();
    fleet.until("h3 is silent", () -> !fleet.fleet.fleet().host("h3").link().attached());
    change("h1", "kafka1");
    fleet.world.run(Duration.ofMinutes(5));
    assertTrue(drifted("h1", "kafka1"));
    assertEquals(1, newest().number());
    fleet.agents.get("h3").mend();
    fleet.until("kafka1 is put right", () -> !drifted("h1", "kafka1"));
  }

  @Test
  void what_comes_back_each_time_is_put_right_after_longer_and_longer_pauses() {
    fleet.applied("one");
    Instant begun = fleet.clock.instant();
    while (fleet.clock.instant().isBefore(begun.plus(Duration.ofHours(2)))) {
      if (!drifted("h1", "zk1")) {
        change("h1", "zk1");
      }
      fleet.world.run(Duration.ofSeconds(5));
    }
    assertTrue(newest().number() <= 10, "so many runs in two hours: " + newest().number());
    assertTrue(newest().number() >= 6, "so few runs in two hours: " + newest().number());
  }

  @Test
  void an_apply_takes_over_from_a_run_that_the_controller_began() {
    fleet.applied("one");
    change("h1", "zk1");
    fleet.until("a run begins", () -> newest().cause() == RunCause.STRICT);
    assertEquals("CONVERGED", fleet.applied("two").getOutcome());
    assertEquals(SampleNetwork.ordering("2").strict("zk1").compiled().specDigest(), digest());
    assertEquals(RunCause.APPLY, newest().cause());
    assertTrue(!drifted("h1", "zk1"));
  }

  @Test
  void a_run_that_the_controller_began_goes_on_in_the_next_process() {
    fleet.applied("one");
    change("h2", "zk2");
    change("h1", "zk1");
    fleet.until("a run begins", () -> newest().cause() == RunCause.STRICT);
    fleet.kill();
    fleet.start();
    fleet.until("the run ends", () -> newest().end().isPresent());
    assertEquals("CONVERGED", newest().end().orElseThrow().outcome());
    assertTrue(!drifted("h1", "zk1"));
    assertTrue(drifted("h2", "zk2"), "a run that goes on goes no further than before");
  }

  @Test
  void a_container_that_does_not_come_back_ends_the_run_and_no_other_begins() {
    fleet.applied("one");
    fleet.agents.get("h1").breakContainer("zk1");
    change("h1", "zk1");
    fleet.until("the run ends", () -> newest().number() == 2 && newest().end().isPresent());
    assertEquals("DEADLINE", newest().end().orElseThrow().outcome());
    change("h1", "kafka1");
    fleet.world.run(Duration.ofMinutes(5));
    assertEquals(2, newest().number(), "nothing is begun beside what is not done");
  }
}
