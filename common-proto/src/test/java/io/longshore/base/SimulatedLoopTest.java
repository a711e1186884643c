package io.longshore.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SimulatedLoopTest {
  private final ManualClock clock = new ManualClock(Instant.EPOCH);
  private final SimulatedLoop loop = new SimulatedLoop(clock);
  private final List<String> seen = new ArrayList<>();

  @Test
  void runs_events_by_time_and_then_by_submission() {
    loop.after("late", Duration.ofSeconds(2), () -> note("late"));
    loop.after("early", Duration.ofSeconds(1), () -> note("early"));
    loop.submit("first", () -> note("first"));
    loop.submit("second", () -> note("second"));
    loop.run(Duration.ofSeconds(5));
    assertEquals(List.of("0 first", "0 second", "1000 early", "2000 late"), seen);
    assertEquals(5_000, clock.millis());
  }

  @Test
  void a_later_call_with_the_same_tag_replaces_the_earlier() {
    loop.after("wake", Duration.ofSeconds(1), () -> note("replaced"));
    loop.after("wake", Duration.ofSeconds(2), () -> note("kept"));
    loop.after("gone", Duration.ofSeconds(1), () -> note("cancelled"));
    loop.cancel("gone");
    loop.run(Duration.ofSeconds(5));
    assertEquals(List.of("2000 kept"), seen);
  }

  @Test
  void an_offloaded_call_and_its_result_are_later_events() {
    loop.callTakes(Duration.ofMillis(7));
    loop.submit(
        "go",
        () -> {
          loop.offload(
              "call",
              () -> {
                note("called");
                return 5;
              },
              (five, trouble) -> note("got " + five));
          note("went on");
        });
    loop.run(Duration.ofSeconds(1));
    assertEquals(List.of("0 went on", "7 called", "7 got 5"), seen);
  }

  @Test
  void what_a_call_throws_is_its_result() {
    loop.<Integer>offload(
        "call",
        () -> {
          throw new java.io.IOException("no");
        },
        (none, trouble) -> note(trouble.getMessage()));
    loop.run(Duration.ofSeconds(1));
    assertEquals(List.of("1 no"), seen);
  }

  @Test
  void an_event_that_throws_ends_the_test() {
    loop.submit(
        "bad",
        () -> {
          throw new IllegalStateException("on purpose");
        });
    assertThrows(IllegalStateException.class, loop::runDue);
  }

  @Test
  void says_what_did_not_come_about() {
    loop.after("later", Duration.ofHours(1), () -> note("too late"));
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () -> loop.runUntil("readiness", Duration.ofMinutes(1), () -> false));
    assertEquals("readiness did not come about within PT1M; last events: []", error.getMessage());
  }

  @Test
  void closing_runs_what_is_due_and_nothing_after() {
    loop.submit("due", () -> note("due"));
    loop.after("later", Duration.ofSeconds(1), () -> note("later"));
    loop.close();
    loop.submit("late", () -> note("late"));
    loop.run(Duration.ofSeconds(5));
    assertEquals(List.of("0 due"), seen);
  }

  private void note(String what) {
    seen.add(clock.millis() + " " + what);
  }
}
