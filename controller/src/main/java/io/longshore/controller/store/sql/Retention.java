package io.longshore.controller.store.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How much of a history is kept: what is beyond either bound goes, oldest first.
 *
 * @param most rows, at least 1
 * @param age since the moment a row is about
 */
public record Retention(int most, Duration age) {
  public Retention {
    Objects.requireNonNull(age, "age");
    if (most < 1) {
      throw new IllegalArgumentException("a history of " + most + " rows is none");
    }
    if (age.isNegative() || age.isZero()) {
      throw new IllegalArgumentException("a history of " + age + " is none");
    }
  }

  /**
   * Removes what is beyond.
   *
   * @param table whose rows these are, with a key called {@code id} that rises with time
   * @param moment the column with the moment a row is about, in milliseconds; rows where it is null
   *     are not over yet and stay
   * @return how many rows went
   */
  public int keep(Statements sql, String table, String moment, Instant now) throws SQLException {
    String over = "DELETE FROM " + table + " WHERE " + moment + " IS NOT NULL AND ";
    int old = sql.change(over + moment + " < ?", now.minus(age).toEpochMilli());
    int many =
        sql.change(
            over + "id <= (SELECT id FROM " + table + " ORDER BY id DESC LIMIT 1 OFFSET ?)", most);
    return old + many;
  }
}
