package io.longshore.controller.importing;

import java.util.Objects;

/**
 * A file of a setup.
 *
 * @param name relative to the folder, with slashes
 * @param text of the file, lines ending in a line feed, without a byte order mark
 */
public record SourceFile(String name, String text) {
  public SourceFile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(text, "text");
  }

  /** The whole file as a place. */
  public Place place() {
    return at(0);
  }

  /** A line of it. */
  public Place at(int line) {
    return new Place(name, line);
  }

  /** The part of the name after the last slash. */
  public String baseName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Whether it is YAML by its name. */
  public boolean isYaml() {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }
}
