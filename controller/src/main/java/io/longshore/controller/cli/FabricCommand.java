package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What the channels and chaincodes of the network of the last apply are. */
final class FabricCommand implements Command {
  @Override
  public String name() {
    return "fabric";
  }

  @Override
  public String summary() {
    return "Look at channels, blocks and chaincodes; invoke chaincodes; change configurations.";
  }

  @Override
  public List<Command> commands() {
    return List.of(
        new Group(
            "channel",
            "Channels: which there are, how far their ledgers are, how they are configured.",
            List.of(
                new ChannelLsCommand(),
                new ChannelShowCommand(),
                new ChannelConfigCommand(),
                new ChannelUpdateCommand())),
        new SignCommand(),
        new SubmitCommand(),
        new Group("block", "Blocks, in words.", List.of(new BlockShowCommand())),
        new Group(
            "chaincode",
            "Chaincodes: which run, what they answer, what they wrote.",
            List.of(
                new ChaincodeLsCommand(),
                new ChaincodeLogsCommand(),
                new ChaincodeCallCommand(false),
                new ChaincodeCallCommand(true))));
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  controller fabric channel ls",
            "  controller fabric channel config mychannel",
            "  controller fabric block show mychannel newest",
            "  controller fabric chaincode query mychannel mycc query a",
            "",
            "The controller asks the nodes itself; no key leaves it.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    return Exit.USAGE;
  }

  private record Group(String name, String summary, List<Command> commands) implements Command {
    @Override
    public void describe(CommandSpec spec) {
      String first = commands.get(0).name();
      spec.usageMessage().footer("", "Example:", "  controller fabric " + name + " " + first);
    }

    @Override
    public Exit run(ParseResult arguments, Cli cli) {
      return Exit.USAGE;
    }
  }
}
