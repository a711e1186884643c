package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Printable;
import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.ChaincodeLog;
import io.longshore.proto.v1.LogsAnswer;
import io.longshore.proto.v1.LogsQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Shows what a chaincode wrote last. */
final class ChaincodeLogsCommand implements Command {
  private static final String PEER = "--peer";
  private static final String VERSION = "--version";
  private static final String LINES = "--lines";

  @Override
  public String name() {
    return "logs";
  }

  @Override
  public String summary() {
    return "Show what a chaincode's containers wrote last, peer by peer.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(LedgerQuestion.parameter(0, "CHANNEL", "its name"));
    spec.addPositional(LedgerQuestion.parameter(1, "CHAINCODE", "its name"));
    spec.addOption(
        OptionSpec.builder(PEER)
            .paramLabel("NAME")
            .type(String[].class)
            .description("only of this peer; repeat it (all peers of the channel)")
            .build());
    spec.addOption(
        OptionSpec.builder(LINES)
            .paramLabel("N")
            .type(Integer.class)
            .description("at most so many lines of each, up to 1000 (100)")
            .build());
    spec.addOption(
        OptionSpec.builder(VERSION)
            .paramLabel("VERSION")
            .type(String.class)
            .description("of the chaincode (the one that runs in the channel)")
            .build());
    LedgerQuestion.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "Example:",
            "  controller fabric chaincode logs mychannel mycc --lines 20",
            "",
            "Hosts are asked, not peers. Exit code 4: a host did not answer.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    LogsQuestion question =
        LogsQuestion.newBuilder()
            .setChannel(arguments.matchedPositionalValue(0, ""))
            .setChaincode(arguments.matchedPositionalValue(1, ""))
            .addAllPeers(List.of(arguments.matchedOptionValue(PEER, new String[0])))
            .setVersion(arguments.matchedOptionValue(VERSION, ""))
            .setLines(arguments.matchedOptionValue(LINES, 100))
            .build();
    return new LedgerQuestion<LogsAnswer>(
            ledger -> ledger.readChaincodeLogs(question),
            LogsAnswer::getProblemsList,
            answer -> lines(question.getChaincode(), answer))
        .ask(arguments, cli, ChaincodeLogsCommand::exit);
  }

  static Exit exit(LogsAnswer answer) {
    return answer.getLogsList().stream().anyMatch(log -> log.getState().equals("UNKNOWN"))
        ? Exit.UNREACHABLE
        : Exit.DONE;
  }

  static List<String> lines(String chaincode, LogsAnswer answer) {
    List<String> lines = new ArrayList<>();
    for (ChaincodeLog log : answer.getLogsList()) {
      StringBuilder head =
          new StringBuilder(chaincode)
              .append(' ')
              .append(answer.getVersion())
              .append(" of ")
              .append(log.getPeer())
              .append(", ")
              .append(log.getHost())
              .append('/')
              .append(log.getContainer())
              .append(": ")
              .append(log.getState().toLowerCase(Locale.ROOT));
      if (!log.getNetwork().isEmpty()) {
        head.append(", network ").append(log.getNetwork());
      }
      if (!log.getNote().isEmpty()) {
        head.append("; ").append(log.getNote());
      }
      lines.add(Printable.of(head.toString()));
      log.getLinesList().forEach(line -> lines.add(Printable.of("  " + line)));
    }
    return lines;
  }
}
