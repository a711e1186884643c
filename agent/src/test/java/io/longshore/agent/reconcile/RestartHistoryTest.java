package io.longshore.agent.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.longshore.agent.engine.LastRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartHistoryTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  /** Moments are seconds from now; a dash is one that is not known. */
  @ParameterizedTest(
      name = "we started it {0} times, last at {1}, the engine at {2}: not before {3}")
  @CsvSource({
    "0,     -,    -, -",
    "0,     -, -0.4, 0.6",
    "0,     -,  -10, -9",
    "1,  -0.4, -0.5, 0.6",
    "3,    -1,   -2, 3",
    // Somebody else, or an agent that could not write it down, started it after us.
    "3,   -30,   -1, 3",
    // The clock was put back by an hour: our start is not yet, and the engine's was after that.
    "1,  3600, -0.4, 0.6",
    "3,  3600,   -1, 3",
    // All that is known was told before the clock was put back.
    "3,  3600, 3600, -",
    // By some seconds: the pause lasts no longer than the longest does.
    "1,     5,   -1, 6",
  })
  void a_pause_is_counted_from_the_last_start_that_the_clock_can_mean(
      int times, String ours, String engines, String expected) {
    RestartHistory history = RestartHistory.NONE;
    for (int i = 0; i < times; i++) {
      history = history.started("zk1", LastRun.NONE, moment(ours).orElseThrow());
    }
    LastRun run = new LastRun(moment(engines), Optional.empty(), 1, false, "");
    Instant notBefore = history.notBefore("zk1", run, NOW);
    assertEquals(
        moment(expected),
        notBefore.isBefore(NOW.minus(Duration.ofHours(1)))
            ? Optional.empty()
            : Optional.of(notBefore));
  }

  @ParameterizedTest(name = "after five starts, a run of {0} s, seen to serve: {1}: not before {2}")
  @CsvSource({
    "9,   false, 7",
    "9,   true,  7",
    "10,  false, 6",
    "10,  true,  -10",
    "15,  false, 1",
    "599, false, -583",
    "600, false, -600",
  })
  void a_run_that_served_or_lasted_long_makes_the_next_end_a_first_one(
      int lasted, boolean serving, int expected) {
    Instant began = NOW.minusSeconds(lasted).minusNanos(123_456);
    RestartHistory history = RestartHistory.NONE;
    for (int i = 0; i < 5; i++) {
      history = history.started("zk1", LastRun.NONE, began);
    }
    if (serving) {
      history = history.serving(new TreeMap<>(Map.of("zk1", began)));
    }
    LastRun run = new LastRun(Optional.of(began), Optional.of(NOW), 1, false, "");
    Instant notBefore = history.notBefore("zk1", run, NOW);
    assertEquals(expected, Math.round(Duration.between(NOW, notBefore).toMillis() / 1000.0));
    int inARow = history.started("zk1", run, NOW).byContainer().get("zk1").inARow();
    assertEquals(expected == -lasted ? 1 : 6, inARow);
    assertEquals(serving, history.hasServed("zk1", began));
    assertFalse(history.hasServed("zk1", NOW), "another run");
    assertFalse(history.forgotten("zk1").hasServed("zk1", began), "another container");
  }

  private static Optional<Instant> moment(String seconds) {
    return seconds.equals("-")
        ? Optional.empty()
        : Optional.of(NOW.plusMillis(Math.round(Double.parseDouble(seconds) * 1000)));
  }
}
