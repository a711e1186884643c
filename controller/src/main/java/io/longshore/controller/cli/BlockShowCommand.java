package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Printable;
import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.BlockAnswer;
import io.longshore.proto.v1.BlockQuestion;
import io.longshore.proto.v1.TransactionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows a block. */
final class BlockShowCommand implements Command {
  private static final String NEWEST = "newest";

  @Override
  public String name() {
    return "show";
  }

  @Override
  public String summary() {
    return "Say what a block holds, and how each transaction was judged.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(LedgerQuestion.parameter(0, "CHANNEL", "its name"));
    spec.addPositional(LedgerQuestion.parameter(1, "NUMBER", "the block's, from 0; or: newest"));
    LedgerQuestion.describe(spec);
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    String number = arguments.matchedPositionalValue(1, "");
    BlockQuestion.Builder question =
        BlockQuestion.newBuilder().setChannel(arguments.matchedPositionalValue(0, ""));
    if (number.equals(NEWEST)) {
      question.setNewest(true);
    } else if (number.matches("[0-9]{1,18}")) {
      question.setNumber(Long.parseLong(number));
    } else {
      throw new ExitException(
          Exit.USAGE, "block " + number, "this is no number of a block", "0, 1, 2, … or: newest");
    }
    return new LedgerQuestion<>(
            ledger -> ledger.showBlock(question.build()),
            BlockAnswer::getProblemsList,
            BlockShowCommand::lines)
        .ask(arguments, cli, answer -> answer.getIntact() ? Exit.DONE : Exit.FAILED);
  }

  static List<String> lines(BlockAnswer block) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Printable.of("block " + block.getNumber() + " of " + block.getChannel())
            + ", "
            + block.getBytes()
            + " bytes, told by "
            + Printable.of(block.getToldBy()));
    lines.add("hash      " + Printable.of(block.getHash()));
    lines.add(
        "previous  "
            + Printable.of(block.getPreviousHash().isEmpty() ? "none" : block.getPreviousHash()));
    if (!block.getIntact()) {
      lines.add("DAMAGED: its data are not the ones that its header speaks of");
    }
    for (TransactionState one : block.getTransactionsList()) {
      lines.add("");
      lines.add(Printable.of(title(one)));
      lines.add("    at        " + Instant.ofEpochMilli(one.getAtMs()));
      lines.add("    sender    " + Printable.of(one.getSender()));
      if (one.getEndorsersCount() > 0) {
        lines.add("    endorsed  " + Printable.of(String.join(", ", one.getEndorsersList())));
      }
      if (!one.getJudgement().isEmpty()) {
        lines.add("    judged    " + Printable.of(one.getJudgement()));
      }
    }
    return lines;
  }

  private static String title(TransactionState one) {
    return switch (one.getKind()) {
      case "TRANSACTION" ->
          one.getChaincode() + " " + String.join(" ", one.getArgumentsList()) + "  " + one.getId();
      case "CONFIGURATION" -> "the channel's configuration";
      default -> "a message of another kind";
    };
  }
}
