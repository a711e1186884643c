package io.longshore.controller.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.sample.SampleNetwork;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.Compiled;
import io.longshore.model.DriftFinding;
import io.longshore.model.DriftReason;
import io.longshore.model.Hold;
import io.longshore.model.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RemadeTest {
  private final SampleNetwork network = SampleNetwork.ordering("1");

  private static DriftFinding drift(String subject, String field, DriftReason reason) {
    return new DriftFinding(
        subject, field, "one", "other", reason.owedTo(), reason, Seen.NOW, "docker update", "");
  }

  private Situation here(Seen seen) {
    Situation plain = seen.when(network.compiled());
    Compiled wanted = Remade.of(plain.wanted(), plain.held(), plain.fleet(), Optional.empty());
    return new Situation(plain.deployment(), wanted, plain.held(), plain.fleet(), plain.served());
  }

  private List<String> steps(Seen seen) {
    return FleetPlanner.plan(here(seen)).plan().steps().stream()
        .map(step -> step.action() + " " + step.host() + "/" + step.container())
        .toList();
  }

  @Test
  void a_fleet_without_drift_is_what_the_spec_comes_to() {
    Situation plain = Seen.serving(network).when(network.compiled());
    assertEquals(
        plain.wanted(), Remade.of(plain.wanted(), plain.held(), plain.fleet(), Optional.empty()));
  }

  @Test
  void a_container_changed_by_hand_is_made_anew_and_the_plan_says_why() {
    Seen seen = Seen.serving(network).drift("h1", drift("zk1", "memory", DriftReason.CHANGED));
    Planning planning = FleetPlanner.plan(here(seen));
    assertEquals(List.of("RECREATE h1/zk1"), steps(seen));
    PlanStep step = planning.plan().steps().get(0);
    assertEquals(Reason.DRIFTED, step.reason());
    assertEquals("memory \"other\" -> \"one\" (docker update)", step.detail());
    assertTrue(!planning.settled());
  }

  @Test
  void what_is_excused_foreign_or_pending_changes_nothing() {
    Seen seen =
        Seen.serving(network)
            .drift("h1", drift("zk1", "memory", DriftReason.EXCUSED))
            .drift("h1", drift("zk1", "user", DriftReason.SPEC_PENDING))
            .drift("h1", drift("nginx", "networks", DriftReason.NOT_OURS));
    assertEquals(List.of(), steps(seen));
  }

  @Test
  void once_told_the_same_question_gets_the_same_answer_until_the_host_has_acted() {
    Seen seen = Seen.serving(network).drift("h1", drift("zk1", "memory", DriftReason.CHANGED));
    Situation first = here(seen);
    long times = first.members().on("h1", "zk1").orElseThrow().spec().remade();
    assertEquals(1, times);
    var told = first.held().get("h1");
    var host = first.wanted().hosts().get("h1");
    seen.told(
        new io.longshore.model.DesiredHost(
            told.deployment(),
            told.network(),
            told.host(),
            told.generation() + 1,
            told.specDigest(),
            host.containers(),
            told.fileSets(),
            told.identities(),
            told.blobs(),
            false));
    seen.seenAs("zk1", told.fingerprint(told.container("zk1").orElseThrow()).hex());
    assertEquals(1, here(seen).members().on("h1", "zk1").orElseThrow().spec().remade());
  }

  @Test
  void what_a_person_holds_is_noted_and_stands_in_the_way_of_its_change_alone() {
    Hold hold = new Hold("zk1", "its disk is copied", "ann", Seen.NOW);
    Seen still = Seen.serving(network).held("h1", hold);
    Planning planning = FleetPlanner.plan(here(still));
    assertEquals(List.of(), planning.problems());
    assertTrue(
        planning.plan().notes().contains("h1/zk1 is held by ann: its disk is copied"),
        planning.plan().notes().toString());
    still.drift("h1", drift("zk1", "memory", DriftReason.CHANGED));
    assertEquals(List.of(), FleetPlanner.plan(here(still)).problems());
    still.but("zk1", io.longshore.model.Phase.CRASHED);
    Problem problem = FleetPlanner.plan(here(still)).problems().get(0);
    assertEquals("controller release h1/zk1", problem.remedy());
  }

  @Test
  void what_stays_drifted_after_it_was_made_anew_in_a_run_is_left() {
    Situation plain =
        Seen.serving(network)
            .drift("h1", drift("zk1", "memory", DriftReason.CHANGED))
            .when(network.compiled());
    Compiled once =
        Remade.of(
            plain.wanted(),
            plain.held(),
            plain.fleet(),
            Optional.of(Remade.onceMore(plain.held())));
    assertEquals(1, once.hosts().get("h1").containers().get(0).remade());
    Compiled never = Remade.of(plain.wanted(), plain.held(), plain.fleet(), Optional.of(Map.of()));
    assertEquals(0, never.hosts().get("h1").containers().get(0).remade());
  }
}
