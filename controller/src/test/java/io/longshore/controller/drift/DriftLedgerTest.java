package io.longshore.controller.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.model.DriftFinding;
import io.longshore.model.DriftReason;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DriftLedgerTest {
  private final AtomicLong ids = new AtomicLong();

  private static final DriftFinding ENV = Told.finding("zk1", "environment.A", DriftReason.CHANGED);

  private List<DriftRecord> after(List<DriftRecord> open, Telling telling) {
    return DriftLedger.after(open, telling, ids::incrementAndGet);
  }

  private static Telling telling(Told before, Told now, String run) {
    return new Telling(
        Optional.ofNullable(before).map(Told::host), now.host(), Told.NOW.plusSeconds(60), run);
  }

  private List<DriftRecord> open() {
    Told told = new Told().with(ENV);
    return after(List.of(), new Telling(Optional.empty(), told.host(), Told.NOW, ""));
  }

  @Test
  void a_finding_told_twice_is_one_record_that_was_seen_longer() {
    List<DriftRecord> again =
        after(open(), telling(new Told().with(ENV), new Told().with(ENV), ""));
    assertEquals(1, again.size());
    assertEquals(Told.NOW, again.get(0).firstSeen());
    assertEquals(Told.NOW.plusSeconds(60), again.get(0).lastSeen());
    assertTrue(again.get(0).cleared().isEmpty());
  }

  static Stream<Arguments> endings() {
    Told before = new Told().with(ENV);
    return Stream.of(
        Arguments.of(before, new Told().mutations(3), "run 7", ClearedBy.RUN),
        Arguments.of(before, new Told().mutations(3), "", ClearedBy.AGENT),
        Arguments.of(before, new Told(), "", ClearedBy.HOST),
        Arguments.of(before, new Told().generation(9), "", ClearedBy.SPEC),
        Arguments.of(null, new Told(), "", ClearedBy.UNKNOWN),
        Arguments.of(new Told().mutations(5).with(ENV), new Told(), "", ClearedBy.UNKNOWN));
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource("endings")
  void what_ended_a_finding_is_said(Told before, Told now, String run, ClearedBy by) {
    List<DriftRecord> after = after(open(), telling(before, now, run));
    assertEquals(
        Optional.of(new Clearing(Told.NOW.plusSeconds(60), by, run)), after.get(0).cleared());
  }

  @Test
  void an_engine_that_does_not_answer_ends_nothing() {
    List<DriftRecord> after =
        after(open(), telling(new Told().with(ENV), new Told().engineAway(), ""));
    assertEquals(open().get(0).finding(), after.get(0).finding());
    assertTrue(after.get(0).cleared().isEmpty());
    assertEquals(Told.NOW, after.get(0).lastSeen());
  }

  @Test
  void what_cannot_be_read_has_not_ended() {
    Told now = new Told().with(Told.finding("zk1", "container", DriftReason.UNREADABLE));
    List<DriftRecord> after = after(open(), telling(new Told().with(ENV), now, ""));
    assertEquals(2, after.size());
    assertTrue(after.stream().allMatch(record -> record.cleared().isEmpty()));
  }

  @Test
  void a_finding_that_becomes_another_is_told_as_such() {
    Told now = new Told().with(Told.finding("zk1", "environment.A", DriftReason.SPEC_PENDING));
    List<DriftRecord> after = after(open(), telling(new Told().with(ENV), now, ""));
    assertEquals(ClearedBy.RETOLD, after.get(0).cleared().orElseThrow().by());
    assertTrue(after.get(1).cleared().isEmpty());
    assertEquals(2, after.get(1).id());
  }
}
