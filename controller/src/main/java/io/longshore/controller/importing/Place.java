package io.longshore.controller.importing;

import java.util.Objects;

/**
 * A place in a file.
 *
 * @param file relative to the imported folder; empty for the folder as a whole
 * @param line from 1; 0 for the file as a whole
 */
public record Place(String file, int line) implements Comparable<Place> {
  /** The folder as a whole. */
  public static final Place FOLDER = new Place("", 0);

  public Place {
    Objects.requireNonNull(file, "file");
  }

  @Override
  public int compareTo(Place other) {
    int byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : Integer.compare(line, other.line);
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
