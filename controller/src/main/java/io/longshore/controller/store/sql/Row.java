package io.longshore.controller.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads one row of an answer.
 *
 * @param <T> what a row comes to
 */
@FunctionalInterface
public interface Row<T> {
  /** Reads the row that the answer stands at. */
  T read(ResultSet row) throws SQLException;
}
