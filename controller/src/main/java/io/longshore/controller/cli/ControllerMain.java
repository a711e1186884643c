package io.longshore.controller.cli;

import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import io.longshore.controller.spec.Exit;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code controller} command. */
public final class ControllerMain {
  private ControllerMain() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    TreeMap<String, String> environment = new TreeMap<>(System.getenv());
    Console console = Consoles.ofProcess(environment);
    Exit exit = run(arguments, new Cli(console, environment, Clock.systemUTC(), SecureRandom::new));
    console.out().flush();
    console.err().flush();
    System.exit(exit.code());
  }

  /** Runs one command. */
  static Exit run(String[] arguments, Cli cli) {
    CommandLine line = CommandTree.build(arguments);
    ParseResult parsed;
    try {
      parsed = line.parseArgs(arguments);
    } catch (ParameterException wrong) {
      return complain(wrong, cli.console());
    }
    List<CommandLine> chain = parsed.asCommandLineList();
    CommandLine chosen = chain.get(chain.size() - 1);
    if (chosen.isUsageHelpRequested() || chain.size() == 1) {
      cli.console().out().print(chosen.getUsageMessage());
      return Exit.DONE;
    }
    Command command = (Command) chosen.getCommandSpec().userObject();
    if (!command.standsAlone()) {
      cli.console().complain(List.of(chosen.getUsageMessage().stripTrailing()));
      return Exit.USAGE;
    }
    try {
      return command.run(chosen.getParseResult(), cli);
    } catch (BadSpecException bad) {
      cli.console().complain(ProblemText.lines(bad.problems()));
      return ProblemText.exit(bad.problems());
    } catch (FailureException failed) {
      return complain(failed, cli.console());
    } catch (IOException broken) {
      cli.console().complain(List.of(command.name() + ": " + broken.getMessage()));
      return Exit.FAILED;
    }
  }

  private static Exit complain(ParameterException wrong, Console console) {
    console.complain(List.of(wrong.getMessage()));
    UnmatchedArgumentException.printSuggestions(wrong, console.err());
    console.complain(
        List.of("see: " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help"));
    return Exit.USAGE;
  }

  private static Exit complain(FailureException failed, Console console) {
    Failure failure = failed.failure();
    if (failed instanceof ExitException exit && exit.exit() == Exit.DETACHED) {
      return Exit.DETACHED; // said already, by whoever ended it
    }
    console.complain(List.of(failure.where() + ": " + failure.what()));
    if (!failure.remedy().isEmpty()) {
      console.complain(List.of("    fix   " + failure.remedy()));
    }
    return failed instanceof ExitException exit ? exit.exit() : Exit.FAILED;
  }
}
