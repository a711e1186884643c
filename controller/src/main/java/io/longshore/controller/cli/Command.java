package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One verb of the {@code controller} command. */
interface Command {
  /** The verb. */
  String name();

  /** What it does, in one line of the command's help. */
  String summary();

  /** The verbs beneath it. */
  default List<Command> commands() {
    return List.of();
  }

  /** Whether it does something without any of the verbs beneath it. */
  default boolean standsAlone() {
    return commands().isEmpty();
  }

  /** Adds its options, parameters and examples. */
  void describe(CommandSpec spec);

  /**
   * Does it.
   *
   * @return how the process is to end
   * @throws io.longshore.base.FailureException with a sentence for the person at the terminal
   */
  Exit run(ParseResult arguments, Cli cli) throws IOException;
}
