package io.longshore.controller.importing.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with its section {@code Profiles} moved to the end, and where its lines stood before.
 *
 * <p>Up to Fabric 1.1 the sample configtx.yaml had the profiles first, with aliases of what
 * follows. YAML knows no such thing; the reader of configtxgen then did.
 */
record ProfilesLast(String text, List<Integer> lines) {
  static ProfilesLast of(String text) {
    String[] all = text.split("\n", -1);
    List<Integer> first = new ArrayList<>();
    List<Integer> last = new ArrayList<>();
    boolean within = false;
    for (int at = 0; at < all.length; at++) {
      String line = all[at];
      boolean key =
          !line.isEmpty() && !Character.isWhitespace(line.charAt(0)) && line.charAt(0) != '#';
      if (key) {
        within = line.startsWith("Profiles:");
      }
      (within ? last : first).add(at);
    }
    first.addAll(last);
    StringBuilder ordered = new StringBuilder();
    first.forEach(at -> ordered.append(all[at]).append('\n'));
    return new ProfilesLast(ordered.toString(), first);
  }

  /** The line, from 1, where a line of this text stood. */
  int line(int line) {
    return line < 1 || line > lines.size() ? line : lines.get(line - 1) + 1;
  }
}
