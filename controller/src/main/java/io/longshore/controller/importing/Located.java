package io.longshore.controller.importing;

import java.util.Objects;

/**
 * A text and where it was written.
 *
 * @param text as written, or with its variables put in
 * @param place where
 */
public record Located(String text, Place place) {
  public Located {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(place, "place");
  }

  /** Another text from the same place. */
  public Located with(String other) {
    return new Located(other, place);
  }

  @Override
  public String toString() {
    return text;
  }
}
