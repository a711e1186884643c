package io.longshore.controller.spec.tree;

import java.util.Objects;

/**
 * Where a value was written.
 *
 * @param file as the reader named it; empty when the value was not written in a file
 * @param line from 1; 0 when unknown
 * @param column of its key in that line, from 1; 0 when unknown
 */
public record Origin(String file, int line, int column) {
  /** Nowhere that could be shown. */
  public static final Origin NONE = new Origin("", 0, 0);

  public Origin {
    Objects.requireNonNull(file, "file");
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException("a place is at least 0: " + line + ":" + column);
    }
  }

  /** A line of a file. */
  public Origin(String file, int line) {
    this(file, line, 0);
  }

  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    return file + ":" + line + (column == 0 ? "" : ":" + column);
  }
}
