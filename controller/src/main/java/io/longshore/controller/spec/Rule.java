package io.longshore.controller.spec;

import java.util.Objects;

/**
 * Something every spec must keep to.
 *
 * @param id its name, for good: lower-case words joined by dashes
 * @param sentence what it demands
 * @param source where it comes from: a document, a program's source, an incident
 */
public record Rule(String id, String sentence, String source) {
  public Rule {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(sentence, "sentence");
    Objects.requireNonNull(source, "source");
  }

  @Override
  public String toString() {
    return id + ": " + sentence + (source.isEmpty() ? "" : " (" + source + ")");
  }
}
