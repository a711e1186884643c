package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Printable;
import java.util.ArrayList;
import java.util.List;

/** Rows whose cells stand below one another; the last cell of a row may be of any length. */
final class Columns {
  private final List<List<String>> rows = new ArrayList<>();

  /** Begins with the columns' names. */
  static Columns of(String... names) {
    return new Columns().row(names);
  }

  Columns row(String... cells) {
    rows.add(List.of(cells).stream().map(Printable::of).toList());
    return this;
  }

  /** The rows as text, without spaces at their ends. */
  List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i));
      if (i < row.size() - 1) {
        line.append(" ".repeat(width(i) - length(row.get(i)) + 2));
      }
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> row.size() > column + 1)
        .mapToInt(row -> length(row.get(column)))
        .max()
        .orElse(0);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
