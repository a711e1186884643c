package io.longshore.controller.spec.hocon;

import com.typesafe.config.ConfigOrigin;
import io.longshore.controller.spec.tree.Origin;

/** Places as the library describes them. */
final class Origins {
  private Origins() {}

  /** The first place of a value; one merged from several says {@code merge of a: 1,b: 2}. */
  static Origin of(ConfigOrigin origin) {
    String description = origin.description();
    if (description.startsWith("merge of ")) {
      description = description.substring("merge of ".length());
      int comma = description.indexOf(',');
      description = comma < 0 ? description : description.substring(0, comma);
    }
    int colon = description.lastIndexOf(": ");
    int line = Math.max(0, origin.lineNumber());
    return new Origin(colon < 0 ? description : description.substring(0, colon), line);
  }
}
