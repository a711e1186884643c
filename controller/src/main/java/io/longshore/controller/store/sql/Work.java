package io.longshore.controller.store.sql;

import java.sql.SQLException;

/**
 * What is done within one transaction.
 *
 * @param <T> what it comes to
 */
@FunctionalInterface
public interface Work<T> {
  /** Does it. What it throws undoes it. */
  T run(Statements sql) throws SQLException;
}
