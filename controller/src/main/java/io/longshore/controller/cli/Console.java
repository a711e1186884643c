package io.longshore.controller.cli;

import java.io.PrintStream;
import java.util.List;

/**
 * Where a command writes: data to {@code out}, everything else to {@code err}.
 *
 * @param out standard output
 * @param err standard error
 * @param terminal whether a person watches standard output
 * @param colour whether colours may be used; meaning never rests on them alone
 * @param columns width of the terminal
 * @param rows height of the terminal
 */
record Console(
    PrintStream out, PrintStream err, boolean terminal, boolean colour, int columns, int rows) {

  /** Writes the lines to standard output. */
  void print(List<String> lines) {
    lines.forEach(out::println);
    out.flush();
  }

  /** Writes the lines to standard error. */
  void complain(List<String> lines) {
    out.flush();
    lines.forEach(err::println);
    err.flush();
  }
}
