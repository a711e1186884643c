package io.longshore.lab.standin.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.lab.standin.settings.Retries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  private static final Retries SEED =
      new Retries(seconds(1), seconds(30), seconds(10), seconds(100));

  @Test
  void tries_short_then_long_and_gives_up_after_both_totals() {
    RetrySchedule schedule = new RetrySchedule(SEED);
    List<Long> attempts = new ArrayList<>(List.of(0L));
    Duration now = Duration.ZERO;
    RetrySchedule.Next next = schedule.next(now);
    while (next.again()) {
      now = now.plus(next.delay());
      attempts.add(now.toSeconds());
      next = schedule.next(now);
    }
    assertEquals(
        LongStream.concat(
                LongStream.range(0, 30), LongStream.iterate(30, t -> t < 130, t -> t + 10))
            .boxed()
            .toList(),
        attempts);
    assertEquals(seconds(130), now.plus(next.delay()));
  }

  @Test
  void a_slow_attempt_skips_the_ticks_it_missed() {
    RetrySchedule.Next next = new RetrySchedule(SEED).next(Duration.ofMillis(2500));
    assertEquals(new RetrySchedule.Next(Duration.ofMillis(500), true), next);
  }

  @Test
  void an_attempt_longer_than_the_short_total_goes_on_with_the_long_one_at_once() {
    RetrySchedule.Next next = new RetrySchedule(SEED).next(seconds(31));
    assertEquals(new RetrySchedule.Next(Duration.ZERO, true), next);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
