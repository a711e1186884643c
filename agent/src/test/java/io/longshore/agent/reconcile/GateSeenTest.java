package io.longshore.agent.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class GateSeenTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00Z");
  private static final Gate PATIENT = gate(Map.of(GateNames.PATIENCE_SECONDS, "30"));

  @Test
  void a_pass_opens_at_once() {
    assertTrue(seen(Verdict.PASS, 0).opens(PATIENT));
    assertFalse(seen(Verdict.WAIT, 0).opens(PATIENT));
    assertFalse(seen(Verdict.FAIL, 0).opens(PATIENT));
    assertFalse(seen(Verdict.UNKNOWN, 0).opens(PATIENT));
  }

  @Test
  void enough_opens_after_the_patience_and_says_until_then_how_long() {
    GateSeen reading = seen(Verdict.ENOUGH, 0);
    assertEquals("evidence; goes on without zk3 in 30 s", reading.words(PATIENT));
    for (int second = 1; second < 30; second++) {
      reading = seen(Verdict.ENOUGH, second).after(reading);
      assertFalse(reading.opens(PATIENT), reading::toString);
    }
    assertEquals("evidence; goes on without zk3 in 1 s", reading.words(PATIENT));
    reading = seen(Verdict.ENOUGH, 30).after(reading);
    assertTrue(reading.opens(PATIENT));
    assertEquals("evidence", reading.words(PATIENT));
  }

  @Test
  void every_other_verdict_interrupts() {
    for (Verdict verdict : Verdict.values()) {
      GateSeen between = seen(verdict, 2).after(seen(Verdict.ENOUGH, 0));
      Instant since = seen(Verdict.ENOUGH, 4).after(between).since();
      assertEquals(verdict == Verdict.ENOUGH ? BEGIN : BEGIN.plusSeconds(4), since);
    }
  }

  @Test
  void time_in_which_nobody_looked_does_not_count() {
    GateSeen late = seen(Verdict.ENOUGH, 40).after(seen(Verdict.ENOUGH, 0));
    assertFalse(late.opens(PATIENT));
    assertEquals(BEGIN.plusSeconds(40), late.since());
    assertEquals(BEGIN.plusSeconds(40), late.watched());
  }

  @Test
  void another_verdict_is_no_gap_in_the_watching() {
    GateSeen next = seen(Verdict.WAIT, 5).after(seen(Verdict.ENOUGH, 0));
    assertEquals(BEGIN.plusSeconds(5), next.since());
    assertEquals(BEGIN, next.watched());
  }

  @Test
  void a_clock_that_was_set_back_makes_the_patience_begin_anew() {
    GateSeen back = seen(Verdict.ENOUGH, -5).after(seen(Verdict.ENOUGH, 0));
    assertEquals(BEGIN.minusSeconds(5), back.since());
  }

  @Test
  void without_a_patience_that_can_be_read_enough_opens_nothing() {
    GateSeen held = seen(Verdict.ENOUGH, 1).after(seen(Verdict.ENOUGH, 0));
    assertFalse(held.opens(gate(Map.of())));
    assertFalse(held.opens(gate(Map.of(GateNames.PATIENCE_SECONDS, "soon"))));
    assertEquals("evidence", held.words(gate(Map.of())));
    assertTrue(held.opens(gate(Map.of(GateNames.PATIENCE_SECONDS, "0"))));
  }

  @Test
  void refuses_a_verdict_that_began_after_it_was_read() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new GateSeen(Verdict.WAIT, "", List.of(), false, BEGIN, BEGIN.plusSeconds(1)));
  }

  private static GateSeen seen(Verdict verdict, int second) {
    Instant at = BEGIN.plusSeconds(second);
    List<String> missing = verdict == Verdict.ENOUGH ? List.of("zk3") : List.of();
    return new GateSeen(verdict, "evidence", missing, false, at, at);
  }

  private static Gate gate(Map<String, String> settings) {
    return new Gate(GateNames.ZOOKEEPER_QUORUM, List.of(), new TreeMap<>(settings));
  }
}
