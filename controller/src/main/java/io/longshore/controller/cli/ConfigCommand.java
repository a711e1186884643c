package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What can be done with a spec by itself. */
final class ConfigCommand implements Command {
  @Override
  public String name() {
    return "config";
  }

  @Override
  public String summary() {
    return "Look at a spec, offline.";
  }

  @Override
  public List<Command> commands() {
    return List.of(new ConfigRenderCommand());
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage().footer("", "Example:", "  controller config render conf/network.conf");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    return Exit.USAGE;
  }
}
