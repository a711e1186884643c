package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The command line as picocli sees it.
 *
 * <p>Built by hand rather than from annotations: reading those takes longer than everything else a
 * short command does.
 */
final class CommandTree {
  private CommandTree() {}

  /**
   * The tree as far as a line needs it: whoever names a verb needs that one alone. With all of them
   * described, a second apply of 0.85 s came to its own work after 0.29 s.
   *
   * @param arguments what was typed
   */
  static CommandLine build(String... arguments) {
    CommandSpec root = CommandSpec.create().name("controller");
    root.usageMessage()
        .description("Keeps a fleet of plain Docker hosts in the state one file describes.")
        .footer(
            "",
            "A first day: controller serve; controller token HOST; agent enrol …;",
            "controller apply conf/network.conf; controller status.");
    root.addOption(help());
    for (Command command : needed(arguments)) {
      root.addSubcommand(command.name(), line(command));
    }
    CommandLine line = new CommandLine(root);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  private static List<Command> needed(String... arguments) {
    List<Command> named =
        Commands.ALL.stream()
            .filter(command -> arguments.length > 0 && command.name().equals(arguments[0]))
            .toList();
    return named.isEmpty() ? Commands.ALL : named;
  }

  private static CommandLine line(Command command) {
    CommandSpec spec = spec(command);
    for (Command beneath : command.commands()) {
      spec.addSubcommand(beneath.name(), line(beneath));
    }
    return new CommandLine(spec);
  }

  private static CommandSpec spec(Command command) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
    spec.name(command.name());
    spec.usageMessage().description(command.summary());
    spec.addOption(help());
    command.describe(spec);
    spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(exitCodes());
    return spec;
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help").usageHelp(true).description("show this help").build();
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (Exit exit : Exit.values()) {
      codes.put(String.valueOf(exit.code()), exit.sentence());
    }
    return codes;
  }
}
