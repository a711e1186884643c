package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.ConfigurationAnswer;
import io.longshore.proto.v1.ConfigurationQuestion;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Says how a channel is configured. */
final class ChannelConfigCommand implements Command {
  private static final String DIFF = "--diff";

  @Override
  public String name() {
    return "config";
  }

  @Override
  public String summary() {
    return "Say how a channel is configured, or how that differs from the spec.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(LedgerQuestion.parameter(0, "CHANNEL", "its name"));
    spec.addOption(
        OptionSpec.builder(DIFF)
            .description("say only how it differs from the spec of the last apply")
            .build());
    LedgerQuestion.describe(spec);
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    ConfigurationQuestion question =
        ConfigurationQuestion.newBuilder()
            .setChannel(arguments.matchedPositionalValue(0, ""))
            .setCompare(arguments.hasMatchedOption(DIFF))
            .build();
    return new LedgerQuestion<>(
            ledger -> ledger.showConfiguration(question),
            ConfigurationAnswer::getProblemsList,
            answer ->
                question.getCompare()
                    ? DifferencesText.lines(
                        answer.getChannel(), answer.getDifferencesList(), answer.getConsentsList())
                    : ConfigurationText.lines(answer))
        .ask(arguments, cli, answer -> answer.getDifferencesCount() == 0 ? Exit.DONE : Exit.DRIFT);
  }
}
