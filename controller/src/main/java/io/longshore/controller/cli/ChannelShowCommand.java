package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.ChannelAnswer;
import io.longshore.proto.v1.ChannelQuestion;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Says how one channel is. */
final class ChannelShowCommand implements Command {
  @Override
  public String name() {
    return "show";
  }

  @Override
  public String summary() {
    return "Say how far each peer's ledger of a channel is, and what runs in it.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(LedgerQuestion.parameter(0, "CHANNEL", "its name"));
    LedgerQuestion.describe(spec);
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    ChannelQuestion question =
        ChannelQuestion.newBuilder().setChannel(arguments.matchedPositionalValue(0, "")).build();
    return new LedgerQuestion<>(
            ledger -> ledger.showChannel(question),
            ChannelAnswer::getProblemsList,
            ChannelStateText::whole)
        .ask(arguments, cli, answer -> ChannelStateText.exit(List.of(answer.getChannel())));
  }
}
