package io.longshore.model;

import io.longshore.base.Digest;
import java.nio.charset.StandardCharsets;

/** Named fields in order, as text of which no two different lists have the same. */
final class Canonical {
  private final StringBuilder text;

  /** An empty list of the kind and version that this line names. */
  Canonical(String firstLine) {
    text = new StringBuilder(firstLine).append('\n');
  }

  /** Adds a field. The length keeps two fields from ever reading as one. */
  void field(String name, String value) {
    text.append(name).append(' ').append(value.length()).append(' ').append(value).append('\n');
  }

  Digest digest() {
    return Digest.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
