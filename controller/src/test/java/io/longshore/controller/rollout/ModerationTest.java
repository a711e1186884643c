package io.longshore.controller.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ModerationTest {
  private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");

  private final Moderation moderation = new Moderation();

  private Duration pauseAfter(long worked, long later) {
    Instant ended = BEGAN.plusMillis(worked);
    moderation.worked(BEGAN, ended);
    return moderation.pause(ended.plusMillis(later));
  }

  @Test
  void work_that_was_never_done_is_done_at_once() {
    assertEquals(Duration.ZERO, moderation.pause(BEGAN));
  }

  @Test
  void work_that_takes_no_time_is_done_again_at_once() {
    assertEquals(Duration.ZERO, pauseAfter(0, 0));
  }

  @Test
  void four_parts_of_rest_come_for_one_of_work() {
    assertEquals(Duration.ofMillis(400), pauseAfter(100, 0));
    assertEquals(Duration.ofMillis(150), pauseAfter(100, 250));
    assertEquals(Duration.ZERO, pauseAfter(100, 400));
    assertEquals(Duration.ZERO, pauseAfter(100, 5_000));
  }

  @Test
  void nothing_is_put_off_for_longer_than_two_seconds() {
    assertEquals(Duration.ofSeconds(2), pauseAfter(60_000, 0));
  }

  @Test
  void a_clock_that_is_put_back_puts_nothing_off() {
    assertEquals(Duration.ZERO, pauseAfter(100, -3_600_000));
    assertEquals(Duration.ZERO, pauseAfter(-3_600_000, 0));
  }
}
