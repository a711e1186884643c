package io.longshore.controller.drift;

import io.longshore.controller.store.sql.Database;
import io.longshore.controller.store.sql.Retention;
import io.longshore.controller.store.sql.Statements;
import io.longshore.model.DriftClass;
import io.longshore.model.DriftFinding;
import io.longshore.model.DriftReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Findings and verdicts in the database. Every call blocks. */
public final class DriftStore {
  /** About 600 bytes a finding: 12 MB. */
  private static final Retention KEPT = new Retention(20_000, Duration.ofDays(90));

  private static final String FINDING =
      "id, host, subject, field, desired, observed, class, reason, cause, remedy, on_host_ms,"
          + " first_seen_ms, last_seen_ms, cleared_at_ms, cleared_by, cleared_in";
  private static final String SPAN = "id, host, verdict, why, from_ms, until_ms";

  private final Database database;

  /** The histories of this database. */
  public DriftStore(Database database) {
    this.database = database;
  }

  /**
   * A history.
   *
   * @param records of findings, oldest first
   * @param spans of verdicts, oldest first
   */
  public record History(List<DriftRecord> records, List<VerdictSpan> spans) {
    public History {
      records = List.copyOf(records);
      spans = List.copyOf(spans);
    }
  }

  /** What had not ended. */
  public History open() {
    return since(Instant.ofEpochMilli(Long.MAX_VALUE));
  }

  /** What had not ended by this moment. */
  public History since(Instant moment) {
    long millis = moment.toEpochMilli();
    return database.read(
        sql ->
            new History(
                sql.all(
                    "SELECT "
                        + FINDING
                        + " FROM drift WHERE cleared_at_ms IS NULL OR cleared_at_ms >= ?"
                        + " ORDER BY id",
                    DriftStore::record,
                    millis),
                sql.all(
                    "SELECT "
                        + SPAN
                        + " FROM host_verdict WHERE until_ms IS NULL OR until_ms >= ?"
                        + " ORDER BY id",
                    DriftStore::span,
                    millis)));
  }

  /** The highest id in use. */
  public long highest() {
    return database
        .read(
            sql ->
                sql.first(
                    "SELECT max(coalesce((SELECT max(id) FROM drift), 0),"
                        + " coalesce((SELECT max(id) FROM host_verdict), 0))",
                    row -> row.getLong(1)))
        .orElse(0L);
  }

  /** Keeps these in place of any of the same ids, and lets go of what is too old or too much. */
  public void put(Collection<DriftRecord> records, Collection<VerdictSpan> spans, Instant now) {
    database.write(
        sql -> {
          for (DriftRecord record : records) {
            put(sql, record);
          }
          for (VerdictSpan span : spans) {
            put(sql, span);
          }
          return KEPT.keep(sql, "drift", "cleared_at_ms", now)
              + KEPT.keep(sql, "host_verdict", "until_ms", now);
        });
  }

  private static void put(Statements sql, DriftRecord record) throws SQLException {
    DriftFinding finding = record.finding();
    sql.change(
        "INSERT OR REPLACE INTO drift ("
            + FINDING
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        record.id(),
        record.host(),
        finding.subject(),
        finding.field(),
        finding.desired(),
        finding.observed(),
        finding.driftClass().name(),
        finding.reason().name(),
        finding.cause(),
        finding.remedy(),
        finding.firstSeen().toEpochMilli(),
        record.firstSeen().toEpochMilli(),
        record.lastSeen().toEpochMilli(),
        record.cleared().map(end -> end.at().toEpochMilli()).orElse(null),
        record.cleared().map(end -> end.by().name()).orElse(null),
        record.cleared().map(Clearing::run).orElse(null));
  }

  private static void put(Statements sql, VerdictSpan span) throws SQLException {
    sql.change(
        "INSERT OR REPLACE INTO host_verdict (" + SPAN + ") VALUES (?, ?, ?, ?, ?, ?)",
        span.id(),
        span.verdict().host(),
        span.verdict().verdict().name(),
        span.verdict().why(),
        span.from().toEpochMilli(),
        span.until().map(Instant::toEpochMilli).orElse(null));
  }

  private static DriftRecord record(ResultSet row) throws SQLException {
    DriftFinding finding =
        new DriftFinding(
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            DriftClass.valueOf(row.getString(7)),
            DriftReason.valueOf(row.getString(8)),
            Instant.ofEpochMilli(row.getLong(11)),
            row.getString(9),
            row.getString(10));
    String by = row.getString(15);
    return new DriftRecord(
        row.getLong(1),
        row.getString(2),
        finding,
        Instant.ofEpochMilli(row.getLong(12)),
        Instant.ofEpochMilli(row.getLong(13)),
        by == null
            ? Optional.empty()
            : Optional.of(
                new Clearing(
                    Instant.ofEpochMilli(row.getLong(14)),
                    ClearedBy.valueOf(by),
                    row.getString(16))));
  }

  private static VerdictSpan span(ResultSet row) throws SQLException {
    Verdict verdict = Verdict.valueOf(row.getString(3));
    long until = row.getLong(6);
    boolean ended = !row.wasNull();
    return new VerdictSpan(
        row.getLong(1),
        new HostVerdict(row.getString(2), verdict, row.getString(4), ""),
        Instant.ofEpochMilli(row.getLong(5)),
        ended ? Optional.of(Instant.ofEpochMilli(until)) : Optional.empty());
  }
}
