package io.longshore.controller.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.controller.store.sql.Database;
import io.longshore.model.DriftReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftStoreTest {
  @TempDir Path folder;
  private Database database;
  private DriftStore store;

  @BeforeEach
  void open() {
    database = new Database(folder);
    store = new DriftStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static DriftRecord record(long id, String subject) {
    return new DriftRecord(
        id,
        "h1",
        Told.finding(subject, "image", DriftReason.CHANGED),
        Told.NOW,
        Told.NOW.plusSeconds(id),
        Optional.empty());
  }

  @Test
  void records_and_spans_are_found_again_as_they_were() {
    DriftRecord open = record(1, "zk1");
    DriftRecord ended =
        record(2, "kafka1").ended(new Clearing(Told.NOW.plusSeconds(9), ClearedBy.HOST, ""));
    HostVerdict verdict = new HostVerdict("h1", Verdict.DRIFTED, "1 finding", "");
    VerdictSpan span = new VerdictSpan(3, verdict, Told.NOW, Optional.empty());
    store.put(List.of(open, ended), List.of(span), Told.NOW.plusSeconds(10));
    assertEquals(List.of(open, ended), store.since(Told.NOW).records());
    assertEquals(List.of(span), store.since(Told.NOW).spans());
    assertEquals(List.of(open), store.since(Told.NOW.plusSeconds(10)).records());
    assertEquals(List.of(open), store.open().records());
    assertEquals(3, store.highest());
  }

  @Test
  void writing_twice_is_writing_once() {
    store.put(List.of(record(1, "zk1")), List.of(), Told.NOW);
    store.put(List.of(record(1, "zk1")), List.of(), Told.NOW);
    assertEquals(1, store.open().records().size());
  }

  @Test
  void what_ended_long_ago_goes_and_what_is_so_stays() {
    DriftRecord ended = record(2, "kafka1").ended(new Clearing(Told.NOW, ClearedBy.AGENT, ""));
    store.put(List.of(record(1, "zk1"), ended), List.of(), Told.NOW.plus(Duration.ofDays(100)));
    assertEquals(List.of(record(1, "zk1")), store.since(Told.NOW).records());
  }
}
