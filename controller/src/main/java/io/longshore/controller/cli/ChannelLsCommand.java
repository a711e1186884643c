package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.ChannelsAnswer;
import io.longshore.proto.v1.ChannelsQuestion;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Lists the channels. */
final class ChannelLsCommand implements Command {
  @Override
  public String name() {
    return "ls";
  }

  @Override
  public String summary() {
    return "List the channels: blocks, members, and how many peers are level.";
  }

  @Override
  public void describe(CommandSpec spec) {
    LedgerQuestion.describe(spec);
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    return new LedgerQuestion<>(
            ledger -> ledger.listChannels(ChannelsQuestion.getDefaultInstance()),
            ChannelsAnswer::getProblemsList,
            answer -> ChannelStateText.table(answer.getChannelsList()))
        .ask(arguments, cli, answer -> ChannelStateText.exit(answer.getChannelsList()));
  }
}
