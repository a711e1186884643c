package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import java.nio.file.Path;
import java.util.List;

/** A spec that was written and is not sound yet. */
final class Unsound {
  private Unsound() {}

  /**
   * Tells what is to be mended in it.
   *
   * @param file in which it was read; it may be gone by now, so it is not named
   */
  static Exit told(List<Problem> found, Path file, Cli cli) {
    List<Problem> problems = found.stream().filter(one -> !one.isWarning()).toList();
    List<String> lines = ProblemText.lines(problems);
    cli.console().complain(List.of(""));
    cli.console()
        .complain(
            lines.subList(0, lines.size() - 1).stream()
                .map(line -> line.replace(file.toString(), "the spec"))
                .toList());
    cli.console()
        .complain(
            List.of("the spec was written; " + problems.size() + " to mend before it is used"));
    return ProblemText.exit(problems);
  }
}
