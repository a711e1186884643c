package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What concerns the people who may ask the controller for things. */
final class OperatorCommand implements Command {
  @Override
  public String name() {
    return "operator";
  }

  @Override
  public String summary() {
    return "Make identities for people: operators, and readers who may only look.";
  }

  @Override
  public List<Command> commands() {
    return List.of(new OperatorAddCommand(), new OperatorRenewCommand());
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage().footer("", "Example:", "  controller operator add alice --out alice");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    return Exit.USAGE;
  }
}
