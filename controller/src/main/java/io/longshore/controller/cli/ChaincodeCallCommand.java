package io.longshore.controller.cli;

import com.google.protobuf.ByteString;
import io.longshore.controller.cli.progress.Printable;
import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.CallAnswer;
import io.longshore.proto.v1.CallQuestion;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Asks a chaincode, or sends it a transaction. */
final class ChaincodeCallCommand implements Command {
  private static final String PEER = "--peer";

  private final boolean invoke;

  ChaincodeCallCommand(boolean invoke) {
    this.invoke = invoke;
  }

  @Override
  public String name() {
    return invoke ? "invoke" : "query";
  }

  @Override
  public String summary() {
    return invoke
        ? "Send a chaincode a transaction and wait until it is in the ledger."
        : "Ask a chaincode; nothing is changed.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(LedgerQuestion.parameter(0, "CHANNEL", "its name"));
    spec.addPositional(LedgerQuestion.parameter(1, "CHAINCODE", "its name"));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("ARGUMENT")
            .type(String[].class)
            .index("2..*")
            .arity("0..*")
            .description("the function first, by custom; after -- if one begins with a dash")
            .build());
    spec.addOption(
        OptionSpec.builder(PEER)
            .paramLabel("NAME")
            .type(String[].class)
            .description(
                invoke
                    ? "a peer that is to endorse; repeat it (one of each member)"
                    : "the peer that is asked (the first that answers)")
            .build());
    LedgerQuestion.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "Example:",
            invoke
                ? "  controller fabric chaincode invoke mychannel mycc invoke a b 10"
                : "  controller fabric chaincode query mychannel mycc query a",
            "",
            "It is signed by the administrator of the first asked peer's organisation.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    CallQuestion question =
        CallQuestion.newBuilder()
            .setChannel(arguments.matchedPositionalValue(0, ""))
            .setChaincode(arguments.matchedPositionalValue(1, ""))
            .addAllArguments(List.of(arguments.matchedPositionalValue(2, new String[0])))
            .addAllPeers(List.of(arguments.matchedOptionValue(PEER, new String[0])))
            .build();
    return new LedgerQuestion<CallAnswer>(
            ledger -> invoke ? ledger.invokeChaincode(question) : ledger.queryChaincode(question),
            CallAnswer::getProblemsList,
            ChaincodeCallCommand::lines)
        .ask(arguments, cli, answer -> Exit.DONE);
  }

  static List<String> lines(CallAnswer answer) {
    List<String> lines = new ArrayList<>();
    if (!answer.getTransaction().isEmpty()) {
      lines.add("committed, transaction " + Printable.of(answer.getTransaction()));
      lines.add("endorsed by " + Printable.of(String.join(", ", answer.getPeersList())));
    }
    if (!answer.getResult().isEmpty()) {
      lines.addAll(result(answer.getResult()));
    }
    return lines;
  }

  private static List<String> result(ByteString result) {
    return result.isValidUtf8()
        ? result.toStringUtf8().lines().map(Printable::of).toList()
        : List.of("0x" + HexFormat.of().formatHex(result.toByteArray()));
  }
}
