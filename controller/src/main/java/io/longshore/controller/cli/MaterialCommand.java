package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What can be done with the material of a network by itself. */
final class MaterialCommand implements Command {
  @Override
  public String name() {
    return "material";
  }

  @Override
  public String summary() {
    return "Bring your own authorities and administrators; encrypt private keys; on the"
        + " controller's host.";
  }

  @Override
  public List<Command> commands() {
    return List.of(
        new MaterialImportCommand(), new MaterialCsrCommand(), new MaterialRekeyCommand());
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .footer(
            "",
            "Example:",
            "  controller material import conf/network.conf crypto-config",
            "  controller material csr export requests",
            "  controller material rekey --key-file old --new-key-file new");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    return Exit.USAGE;
  }
}
