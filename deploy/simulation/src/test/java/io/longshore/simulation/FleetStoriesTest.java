package io.longshore.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code -Dseeds=100000} tells more stories, {@code -Dfrom=1000} begins there, {@code -Dseed=7}
 * tells that one alone.
 */
class FleetStoriesTest {
  /** Within so many seeds every planted bug is found. */
  private static final int BOUND = 30;

  private static final int SEEDS = Integer.getInteger("seeds", 60);
  private static final int FROM = Integer.getInteger("from", 0);

  static List<PlantedBug> planted() {
    return PlantedBug.all();
  }

  @Test
  void whatever_befalls_a_fleet_no_rule_is_broken() {
    Integer one = Integer.getInteger("seed");
    Optional<Seeds.Find> found =
        one == null ? Seeds.find(PlantedBug.NONE, FROM, SEEDS) : Seeds.run(PlantedBug.NONE, one);
    if (found.isPresent()) {
      throw new AssertionError(found.get().toString(), found.get().how());
    }
  }

  @ParameterizedTest(name = "of seed {0}")
  @ValueSource(ints = {7, 19, 42})
  void the_same_seed_lets_the_same_happen(int seed) {
    List<String> journal = Seeds.journal(seed);
    assertFalse(journal.isEmpty());
    assertEquals(journal, Seeds.journal(seed));
  }

  @Test
  void there_are_many_planted_bugs() {
    assertTrue(planted().size() >= 20);
  }

  @ParameterizedTest(name = "a fleet that {0}")
  @MethodSource("planted")
  void is_found_out(PlantedBug bug) {
    Optional<Seeds.Find> found = Seeds.find(bug, 0, BOUND);
    assertTrue(found.isPresent(), () -> "not found within " + BOUND + " seeds: " + bug);
  }
}
