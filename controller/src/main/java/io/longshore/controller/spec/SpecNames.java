package io.longshore.controller.spec;

import io.longshore.controller.spec.tree.SpecNode;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.List;
import java.util.SortedMap;

/** Names that lost their dots to sections. */
final class SpecNames {
  private SpecNames() {}

  /**
   * The name that was probably meant where {@code a.b.c = …} stands unquoted.
   *
   * @param path to the name's first part
   * @param entries what it was read as
   */
  static String undotted(SpecPath path, SortedMap<String, SpecNode> entries) {
    List<String> parts = path.parts();
    StringBuilder name = new StringBuilder(parts.get(parts.size() - 1));
    SortedMap<String, SpecNode> at = entries;
    while (at.size() >= 1) {
      String key = at.firstKey();
      name.append('.').append(key);
      if (at.size() > 1 || !(at.get(key) instanceof SpecNode.Section section)) {
        break;
      }
      at = section.entries();
    }
    return name.toString();
  }
}
