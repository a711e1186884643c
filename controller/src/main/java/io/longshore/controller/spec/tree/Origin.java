package io.longshore.controller.spec.tree;

import java.util.Objects;

/**
 * Where a value was written.
 *
 * @param file as the reader named it; empty when the value was not written in a file
 * @param line from 1; 0 when unknown
 */
public record Origin(String file, int line) {
  /** Nowhere that could be shown. */
  public static final Origin NONE = new Origin("", 0);

  public Origin {
    Objects.requireNonNull(file, "file");
    if (line < 0) {
      throw new IllegalArgumentException("a line is at least 0: " + line);
    }
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
