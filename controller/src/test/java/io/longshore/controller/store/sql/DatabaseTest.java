package io.longshore.controller.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  private static final String ADD = "INSERT INTO served_role VALUES (?)";

  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = new Database(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static List<String> names(Database database) {
    return database.read(
        sql -> sql.all("SELECT name FROM served_role ORDER BY name", row -> row.getString(1)));
  }

  @Test
  void nothing_is_made_before_the_first_use() {
    assertTrue(Files.notExists(folder.resolve(Database.FILE)));
  }

  @Test
  void what_was_written_is_found_by_the_next_process() {
    database.write(sql -> sql.change(ADD, "kafka"));
    database.close();
    database = new Database(folder);
    assertEquals(List.of("kafka"), names(database));
  }

  @Test
  void work_that_fails_is_undone_as_a_whole() {
    database.write(sql -> sql.change(ADD, "kafka"));
    assertThrows(
        IllegalStateException.class,
        () ->
            database.write(
                sql -> {
                  sql.change(ADD, "orderer");
                  throw new IllegalStateException("half way");
                }));
    assertThrows(
        FailureException.class,
        () ->
            database.write(
                sql -> {
                  sql.change(ADD, "peer");
                  return sql.change(ADD, "kafka");
                }));
    assertEquals(List.of("kafka"), names(database));
  }

  @Test
  void a_copy_taken_at_any_moment_holds_every_commit_before_it() throws IOException {
    for (int one = 0; one < 5; one++) {
      String name = "role" + one;
      database.write(sql -> sql.change(ADD, name));
      Path copy = Files.createDirectory(folder.resolve("copy" + one));
      copyTo(copy);
      try (Database after = new Database(copy)) {
        assertEquals(
            IntStream.rangeClosed(0, one).mapToObj(n -> "role" + n).toList(), names(after));
      }
    }
  }

  /** What the disk holds when the machine is lost now: the file and its log. */
  private void copyTo(Path copy) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Test
  void commits_are_forced_to_disk_and_a_log_is_written_ahead() {
    Optional<String> mode =
        database.write(sql -> sql.first("PRAGMA journal_mode", row -> row.getString(1)));
    Optional<Integer> force =
        database.write(sql -> sql.first("PRAGMA synchronous", row -> row.getInt(1)));
    assertEquals(Optional.of("wal"), mode);
    assertEquals(Optional.of(2), force, "FULL");
  }

  @Test
  void the_file_and_its_log_are_the_owners_alone() throws IOException {
    database.write(sql -> sql.change(ADD, "kafka"));
    for (String name : List.of("controller.db", "controller.db-wal")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))));
    }
  }

  @Test
  void a_file_that_is_no_database_is_named_and_left_as_it_is() throws IOException {
    Path file = folder.resolve(Database.FILE);
    Files.writeString(file, "this is no database ".repeat(300));
    FailureException refused = assertThrows(FailureException.class, database::open);
    assertEquals(file.toString(), refused.failure().where());
    assertEquals(Failure.Kind.BROKEN, refused.failure().kind());
    assertTrue(Files.readString(file).startsWith("this is no database"));
  }

  @Test
  void tables_of_a_newer_controller_are_not_touched() {
    database.write(sql -> sql.change("PRAGMA user_version = 900"));
    database.close();
    database = new Database(folder);
    FailureException refused = assertThrows(FailureException.class, database::open);
    assertEquals(Failure.Kind.REJECTED, refused.failure().kind());
    assertEquals("run the newer controller", refused.failure().remedy());
  }

  @Test
  void the_schema_has_a_file_for_each_version() {
    database.open();
    for (int version = 1; version <= Schema.VERSION; version++) {
      String number = String.valueOf(version);
      assertEquals(
          Optional.of(true),
          database.read(
              sql ->
                  sql.first(
                      "SELECT success FROM flyway_schema_history WHERE version = ?",
                      row -> row.getBoolean(1),
                      number)),
          "version " + version);
    }
    assertEquals(
        Optional.of(Schema.VERSION),
        database.read(
            sql -> sql.first("SELECT count(*) FROM flyway_schema_history", row -> row.getInt(1))),
        "a file below db/migration that VERSION does not know");
  }

  @Test
  void a_history_is_bounded_by_count_and_by_age() throws SQLException {
    Instant now = Instant.parse("2026-01-01T12:00:00Z");
    database.write(
        sql -> {
          for (int id = 1; id <= 10; id++) {
            Long ended = id == 2 ? null : now.minus(Duration.ofDays(20 - id)).toEpochMilli();
            sql.change(
                "INSERT INTO run (id, spec_digest, started_at_ms, deadline_ms, ended_at_ms)"
                    + " VALUES (?, 'x', 0, 0, ?)",
                id,
                ended);
          }
          return new Retention(4, Duration.ofDays(15)).keep(sql, "run", "ended_at_ms", now);
        });
    assertEquals(
        List.of(2, 7, 8, 9, 10),
        database.read(sql -> sql.all("SELECT id FROM run ORDER BY id", row -> row.getInt(1))),
        "by age went 1 to 4, by count 5 and 6; what is not over stays");
  }
}
