package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Tells which Longshore this is. */
final class VersionCommand implements Command {
  @Override
  public String name() {
    return "version";
  }

  @Override
  public String summary() {
    return "Tell which version this is.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage().footer("");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    cli.console().print(List.of("longshore controller " + version()));
    return Exit.DONE;
  }

  /** As the jar's manifest has it. */
  static String version() {
    String version = ControllerMain.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
