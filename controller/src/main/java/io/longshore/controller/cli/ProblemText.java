package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Printable;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.spec.Remarks;
import io.longshore.controller.spec.Suppression;
import io.longshore.proto.v1.ProblemReport;
import java.util.ArrayList;
import java.util.List;

/** Problems as a person reads them: where, what, the rule, the remedy. */
final class ProblemText {
  private ProblemText() {}

  /** Every problem, then how many there are and that nothing was changed. */
  static List<String> lines(List<Problem> problems) {
    List<String> lines = new ArrayList<>(each(problems));
    lines.add(count(problems) + ", nothing was changed");
    return lines;
  }

  /** What is to be said of a spec that is taken: its warnings, and what it breaks knowingly. */
  static List<String> lines(Remarks remarks) {
    List<String> lines = new ArrayList<>(each(remarks.warnings()));
    for (Suppression one : remarks.suppressions()) {
      lines.add(Printable.of(one.sentence()));
      for (Problem covered : one.covered()) {
        lines.add("    " + Printable.of(covered.place() + "  " + covered.what()));
      }
    }
    return lines;
  }

  /** Problems and warnings in words: {@code 2 problems, 1 warning}. */
  static String count(List<Problem> problems) {
    long warnings = problems.stream().filter(Problem::isWarning).count();
    long errors = problems.size() - warnings;
    String words = errors == 1 ? "1 problem" : errors + " problems";
    return warnings == 0
        ? words
        : words + ", " + (warnings == 1 ? "1 warning" : warnings + " warnings");
  }

  /** Every problem: where, what, the rule, the remedy. */
  static List<String> each(List<Problem> problems) {
    List<String> lines = new ArrayList<>();
    for (Problem problem : problems) {
      lines.add(place(problem));
      lines.add("    " + Printable.of(problem.what()));
      if (!problem.rule().isEmpty()) {
        lines.add("    rule  " + Printable.of(problem.rule()));
      }
      if (!problem.remedy().isEmpty()) {
        lines.add("    fix   " + Printable.of(problem.remedy()));
      }
    }
    return lines;
  }

  /** What the controller reported. */
  static List<Problem> of(List<ProblemReport> reports) {
    return reports.stream().map(ProblemText::of).toList();
  }

  /** The exit of the gravest: the first in the order of the table that is not a plain failure. */
  static Exit exit(List<Problem> problems) {
    return problems.stream()
        .map(Problem::exit)
        .filter(exit -> exit != Exit.FAILED)
        .findFirst()
        .orElse(Exit.FAILED);
  }

  static Exit exit(int code) {
    for (Exit exit : Exit.values()) {
      if (exit.code() == code) {
        return exit;
      }
    }
    return Exit.FAILED;
  }

  private static Problem of(ProblemReport report) {
    return new Problem(
        report.getFile(),
        report.getLine(),
        report.getColumn(),
        report.getPath(),
        report.getWhat(),
        report.getRule(),
        report.getRemedy(),
        exit(report.getExitCode()));
  }

  private static String place(Problem problem) {
    String file = problem.file().isEmpty() ? "" : problem.place();
    if (file.isEmpty()) {
      return Printable.of(problem.path());
    }
    return Printable.of(problem.path().isEmpty() ? file : file + "  " + problem.path());
  }
}
