package io.longshore.controller.spec.hocon;

import io.longshore.controller.spec.Problem;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.List;

/** What is wrong with the text of a spec. */
final class HoconProblems {
  private final Problems problems = new Problems(path -> Origin.NONE);

  void add(Origin place, SpecPath path, Rule rule, String what, String remedy) {
    problems.add(place, path.toString(), rule, what, remedy);
  }

  void add(Origin place, Rule rule, String what, String remedy) {
    add(place, SpecPath.ROOT, rule, what, remedy);
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  List<Problem> all() {
    return problems.all();
  }
}
