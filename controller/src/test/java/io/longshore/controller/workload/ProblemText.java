package io.longshore.controller.workload;

import io.longshore.controller.spec.Problem;
import java.util.List;

/** Problems as text for people to read and compare. */
final class ProblemText {
  private ProblemText() {}

  static String of(List<Problem> problems) {
    StringBuilder text = new StringBuilder();
    for (Problem problem : problems) {
      String file = problem.file().substring(problem.file().lastIndexOf('/') + 1);
      text.append(file).append(problem.place().substring(problem.file().length()));
      text.append("  ").append(problem.path());
      text.append("\n    ").append(problem.what());
      text.append("\n    rule  ").append(problem.rule());
      text.append("\n    fix   ").append(problem.remedy()).append("\n");
    }
    return text.toString();
  }
}
