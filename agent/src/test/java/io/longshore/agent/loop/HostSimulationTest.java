package io.longshore.agent.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code -Dseeds=100000} runs more of them, {@code -Dfrom=1000} begins there, {@code -Dseed=7} runs
 * that one alone.
 */
class HostSimulationTest {
  /** Within so many seeds every planted bug is found. */
  private static final int BOUND = 150;

  private static final int FROM = Integer.getInteger("from", 0);
  private static final int SEEDS = Integer.getInteger("seeds", 1000);

  static List<PlantedBug> planted() {
    return PlantedBug.all();
  }

  @Test
  void whatever_befalls_a_host_no_rule_is_broken() {
    Integer one = Integer.getInteger("seed");
    Optional<Seeds.Find> found =
        one == null ? Seeds.find(PlantedBug.NONE, FROM, SEEDS) : Seeds.run(PlantedBug.NONE, one);
    if (one != null && found.isPresent()) {
      throw new AssertionError(found.get().toString(), found.get().how());
    }
    assertEquals(Optional.empty(), found);
  }

  @Test
  void the_same_seed_lets_the_same_happen() {
    assertEquals(Seeds.journal(7), Seeds.journal(7));
  }

  @Test
  void there_are_many_planted_bugs() {
    assertTrue(planted().size() >= 20);
  }

  @ParameterizedTest(name = "an agent that {0}")
  @MethodSource("planted")
  void is_found_out(PlantedBug bug) {
    Optional<Seeds.Find> found = Seeds.find(bug, 0, BOUND);
    assertTrue(found.isPresent(), () -> "not found within " + BOUND + " seeds: " + bug);
  }
}
