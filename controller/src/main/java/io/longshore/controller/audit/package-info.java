/**
 * The record of what was done and by whom: append-only, on disk before the deed, each line bound to
 * the one before by its digest.
 *
 * <p>It is a plain file of JSON lines: a record that outlives the program has to be readable
 * without it, and an append with one fsync is all a chain needs.
 */
package io.longshore.controller.audit;
