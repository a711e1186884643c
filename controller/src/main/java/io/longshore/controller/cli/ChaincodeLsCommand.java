package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.ChaincodesAnswer;
import io.longshore.proto.v1.ChaincodesQuestion;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Lists the chaincodes. */
final class ChaincodeLsCommand implements Command {
  @Override
  public String name() {
    return "ls";
  }

  @Override
  public String summary() {
    return "List the chaincodes of every channel: version, policy, who has the package.";
  }

  @Override
  public void describe(CommandSpec spec) {
    LedgerQuestion.describe(spec);
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    return new LedgerQuestion<>(
            ledger -> ledger.listChaincodes(ChaincodesQuestion.getDefaultInstance()),
            ChaincodesAnswer::getProblemsList,
            answer -> ChaincodeStateText.table(answer.getChaincodesList()))
        .ask(
            arguments,
            cli,
            answer ->
                answer.getChaincodesList().stream().allMatch(one -> one.getNote().isEmpty())
                    ? Exit.DONE
                    : Exit.UNREACHABLE);
  }
}
