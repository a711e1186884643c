package io.longshore.controller.spec.hocon;

import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which keys one file has written, and where: a second time is a problem. */
final class Assignments {
  private final OutlineNode root;
  private final HoconProblems problems;
  private final Map<SpecPath, Integer> lines = new HashMap<>();
  private final Map<SpecPath, Integer> plain = new HashMap<>();
  private final Map<SpecPath, Integer> parents = new HashMap<>();
  private final Set<SpecPath> reported = new HashSet<>();

  Assignments(OutlineNode root, HoconProblems problems) {
    this.root = root;
    this.problems = problems;
  }

  OutlineNode node(SpecPath path) {
    OutlineNode node = root;
    for (String part : path.parts()) {
      node = node.child(part);
    }
    return node;
  }

  /**
   * Notes that a key is given a value.
   *
   * @param section whether the value is a section, or a substitution that may be one
   * @param optional whether the value may turn out to be none: {@code ${?name}} after a default is
   *     how HOCON writes "unless given"
   */
  void assign(SpecPath path, Origin place, boolean section, boolean optional) {
    node(path);
    int line = place.line();
    Integer first = lines.putIfAbsent(path, line);
    if (first == null && !section) {
      first = parents.get(path);
    }
    for (SpecPath above = parent(path); first == null && !above.parts().isEmpty(); ) {
      first = plain.get(above);
      parents.putIfAbsent(above, line);
      above = parent(above);
    }
    if (!section) {
      plain.putIfAbsent(path, line);
    }
    if (first != null && !optional && !reportedAbove(path)) {
      reported.add(path);
      problems.add(
          place,
          path,
          HoconRules.TWICE,
          "\"" + path + "\" is written here and in line " + first,
          "keep one of them: the other would be lost without a word");
    }
  }

  private boolean reportedAbove(SpecPath path) {
    for (SpecPath above = path; !above.parts().isEmpty(); above = parent(above)) {
      if (reported.contains(above)) {
        return true;
      }
    }
    return false;
  }

  private static SpecPath parent(SpecPath path) {
    return new SpecPath(path.parts().subList(0, Math.max(0, path.parts().size() - 1)));
  }
}
