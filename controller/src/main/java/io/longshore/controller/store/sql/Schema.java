package io.longshore.controller.store.sql;

import io.longshore.base.Failure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables of the database, by version. */
final class Schema {
  /** The version of the newest file below {@code db/migration}. */
  static final int VERSION = 4;

  private static final String FILES = "classpath:db/migration";

  private Schema() {}

  /**
   * Makes the tables what this program needs.
   *
   * @throws io.longshore.base.FailureException a newer program wrote the file, or a change failed
   * @throws SQLException it is no database, or it cannot be written
   */
  static void bring(DataSource source, Path file) throws SQLException {
    int found = version(source);
    if (found > VERSION) {
      throw new Failure(
              Failure.Kind.REJECTED,
              file.toString(),
              "a newer controller wrote this database: its tables are of version "
                  + found
                  + ", this one knows "
                  + VERSION,
              "run the newer controller")
          .toException();
    }
    if (found < VERSION) {
      migrate(source, file);
    }
  }

  private static void migrate(DataSource source, Path file) throws SQLException {
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(source)
          .locations(FILES)
          .cleanDisabled(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new Failure(
              Failure.Kind.BROKEN,
              file.toString(),
              "its tables cannot be brought to version " + VERSION + ": " + firstLine(e),
              "keep the file, and run the controller that wrote it last")
          .toException(e);
    }
    // Written last: a crash before it lets Flyway look again, which is harmless.
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = " + VERSION);
    }
  }

  private static int version(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("PRAGMA user_version")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
