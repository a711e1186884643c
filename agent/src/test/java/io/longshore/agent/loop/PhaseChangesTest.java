package io.longshore.agent.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.agent.reconcile.Standing;
import io.longshore.model.Phase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PhaseChangesTest {
  private static List<String> between(Map<String, Standing> before, Map<String, Standing> after) {
    return PhaseChanges.between(new TreeMap<>(before), new TreeMap<>(after));
  }

  private static Standing standing(Phase phase, String detail) {
    return new Standing(phase, detail, "");
  }

  @Test
  void a_container_that_ended_is_said_to_with_what_it_was_before() {
    assertEquals(
        List.of("zk1 is CRASHED, was READY: ended with exit code 137"),
        between(
            Map.of("zk1", standing(Phase.READY, "")),
            Map.of("zk1", standing(Phase.CRASHED, "ended with exit code 137"))));
  }

  @Test
  void a_container_that_serves_again_is_said_to() {
    assertEquals(
        List.of("zk1 is READY, was STARTING: it serves"),
        between(
            Map.of("zk1", standing(Phase.STARTING, "no quorum")),
            Map.of("zk1", standing(Phase.READY, ""))));
  }

  @Test
  void nothing_is_said_of_what_changes_within_a_phase() {
    assertEquals(
        List.of(),
        between(
            Map.of("zk1", standing(Phase.STARTING, "1 of 3")),
            Map.of("zk1", standing(Phase.STARTING, "2 of 3"))));
  }

  @Test
  void a_container_is_told_of_once_something_is_known_of_it() {
    assertEquals(List.of(), between(Map.of(), Map.of("zk1", standing(Phase.UNKNOWN, "no answer"))));
    assertEquals(
        List.of("zk1 is PREPARING: is being created"),
        between(Map.of(), Map.of("zk1", standing(Phase.PREPARING, "is being created"))));
  }
}
