package io.longshore.controller.store;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.base.Digest;
import io.longshore.base.Failure;
import io.longshore.controller.store.sql.Database;
import io.longshore.controller.store.sql.Retention;
import io.longshore.controller.store.sql.Statements;
import io.longshore.proto.v1.ChannelScope;
import io.longshore.proto.v1.Spec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The runs in the database: the newest, and a bounded history of those before. */
public final class SqlRuns implements Runs {
  /** Some hundred bytes a run: what a year of several applies a day comes to. */
  private static final Retention KEPT = new Retention(2_000, Duration.ofDays(400));

  /** A spec may be a megabyte. */
  private static final int SPECS = 20;

  private static final String COLUMNS =
      "id, spec_digest, started_at_ms, deadline_ms, ended_at_ms, outcome, what, remedy, exit_code,"
          + " channels, cause";

  private final Database database;

  /** The runs of this database. */
  public SqlRuns(Database database) {
    this.database = database;
  }

  /** The newest runs, newest first. */
  public List<RunRecord> history(int most) {
    return database.read(
        sql ->
            sql.all(
                "SELECT " + COLUMNS + " FROM run ORDER BY id DESC LIMIT ?", SqlRuns::record, most));
  }

  @Override
  public Optional<RunRecord> run() {
    return history(1).stream().findFirst();
  }

  @Override
  public Optional<Spec> spec(Digest digest) {
    return database
        .read(
            sql ->
                sql.first(
                    "SELECT message FROM spec WHERE digest = ?",
                    row -> row.getBytes(1),
                    digest.hex()))
        .map(message -> parse(digest, message));
  }

  @Override
  public void begin(RunRecord run, Spec spec) {
    database.write(
        sql -> {
          put(sql, run, spec);
          KEPT.keep(sql, "run", "ended_at_ms", run.startedAt());
          return sql.change(
              "DELETE FROM spec WHERE digest NOT IN (SELECT spec_digest FROM run"
                  + " GROUP BY spec_digest ORDER BY max(id) DESC LIMIT ?)",
              SPECS);
        });
  }

  @Override
  public void end(RunRecord run) {
    database.write(sql -> put(sql, run));
  }

  @Override
  public Set<String> served() {
    return Set.copyOf(
        database.read(sql -> sql.all("SELECT name FROM served_role", row -> row.getString(1))));
  }

  @Override
  public void served(Set<String> roles) {
    database.write(sql -> put(sql, roles));
  }

  /**
   * Takes over what files of an earlier version hold, and removes them: beside a database that was
   * replaced they would bring back a run of long ago.
   */
  public void takeOver(RunStore files, Instant now) {
    if (!database.read(SqlRuns::tookOver)) {
      copy(files, now);
    }
    files.forget();
  }

  private void copy(RunStore files, Instant now) {
    Optional<RunRecord> newest = files.run();
    Optional<Spec> spec = newest.flatMap(run -> files.spec(run.specDigest()));
    Set<String> served = files.served();
    database.write(
        sql -> {
          if (newest.isPresent() && spec.isPresent()) {
            put(sql, newest.get(), spec.get());
          }
          put(sql, served);
          return sql.change("INSERT INTO imported VALUES ('runs', ?)", now.toEpochMilli());
        });
  }

  private static boolean tookOver(Statements sql) throws SQLException {
    return sql.first("SELECT 1 FROM imported WHERE what = 'runs'", row -> true).isPresent();
  }

  private static void put(Statements sql, RunRecord run, Spec spec) throws SQLException {
    sql.change(
        "INSERT OR REPLACE INTO spec VALUES (?, ?)", run.specDigest().hex(), spec.toByteArray());
    put(sql, run);
  }

  private static int put(Statements sql, RunRecord run) throws SQLException {
    Optional<RunEnding> end = run.end();
    return sql.change(
        "INSERT OR REPLACE INTO run (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        run.number(),
        run.specDigest().hex(),
        run.startedAt().toEpochMilli(),
        run.deadline().toEpochMilli(),
        end.map(ending -> ending.at().toEpochMilli()).orElse(null),
        end.map(RunEnding::outcome).orElse(null),
        end.map(RunEnding::what).orElse(null),
        end.map(RunEnding::remedy).orElse(null),
        end.map(RunEnding::exitCode).orElse(null),
        run.channels().name(),
        run.cause().name());
  }

  private static int put(Statements sql, Set<String> roles) throws SQLException {
    int rows = sql.change("DELETE FROM served_role");
    for (String role : new TreeSet<>(roles)) {
      rows += sql.change("INSERT INTO served_role VALUES (?)", role);
    }
    return rows;
  }

  private static RunRecord record(ResultSet row) throws SQLException {
    String outcome = row.getString(6);
    Optional<RunEnding> end =
        outcome == null
            ? Optional.empty()
            : Optional.of(
                new RunEnding(
                    Instant.ofEpochMilli(row.getLong(5)),
                    outcome,
                    row.getString(7),
                    row.getString(8),
                    row.getInt(9)));
    return new RunRecord(
        row.getLong(1),
        new Digest(row.getString(2)),
        Instant.ofEpochMilli(row.getLong(3)),
        Instant.ofEpochMilli(row.getLong(4)),
        ChannelScope.valueOf(row.getString(10)),
        RunCause.valueOf(row.getString(11)),
        end);
  }

  private static Spec parse(Digest digest, byte[] message) {
    try {
      return Spec.parseFrom(message);
    } catch (InvalidProtocolBufferException e) {
      throw new Failure(
              Failure.Kind.BROKEN,
              "controller state, spec " + digest.brief(),
              "it is not a spec: " + e.getMessage(),
              "apply the spec again")
          .toException(e);
    }
  }
}
