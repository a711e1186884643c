/**
 * The controller's database: one SQLite file, {@code controller.db}, in the state folder.
 *
 * <p>What is a record of the past or grows with time is kept here: runs and their specs, drift,
 * what was done by whom. Keys, tokens and what each host was last told stay small files of their
 * own, so that a damaged database never costs a fleet its authority.
 *
 * <ul>
 *   <li>{@link io.longshore.controller.store.sql.Database} is the way in: one transaction for each
 *       call, on one connection for writing and one for reading. Write-ahead log, {@code
 *       synchronous=FULL}: what was committed survives a lost machine.
 *   <li>{@link io.longshore.controller.store.sql.Schema} is what the tables are: a file below
 *       {@code db/migration} for each version, carried out by Flyway. Flyway alone takes 0.7 s to
 *       say that nothing is to be done, so the file's own {@code user_version} is asked first.
 *   <li>{@link io.longshore.controller.store.sql.Retention} is how much of a table is kept.
 * </ul>
 *
 * <p>A new table is one file below {@code db/migration}, one line in {@code Schema} and a class
 * that reads and writes it.
 */
package io.longshore.controller.store.sql;
