package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.ConfigurationAnswer;
import io.longshore.proto.v1.ConfigurationQuestion;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Says how a channel is configured. */
final class ChannelConfigCommand implements Command {
  @Override
  public String name() {
    return "config";
  }

  @Override
  public String summary() {
    return "Say how a channel is configured.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(LedgerQuestion.parameter(0, "CHANNEL", "its name"));
    LedgerQuestion.describe(spec);
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    ConfigurationQuestion question =
        ConfigurationQuestion.newBuilder()
            .setChannel(arguments.matchedPositionalValue(0, ""))
            .build();
    return new LedgerQuestion<>(
            ledger -> ledger.showConfiguration(question),
            ConfigurationAnswer::getProblemsList,
            ConfigurationText::lines)
        .ask(arguments, cli, answer -> Exit.DONE);
  }
}
