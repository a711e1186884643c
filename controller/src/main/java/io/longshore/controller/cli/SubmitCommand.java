package io.longshore.controller.cli;

import com.google.protobuf.ByteString;
import io.longshore.controller.cli.progress.Printable;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.proto.v1.SubmitAnswer;
import io.longshore.proto.v1.SubmitQuestion;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Sends an update that others have signed. */
final class SubmitCommand implements Command {
  @Override
  public String name() {
    return "submit";
  }

  @Override
  public String summary() {
    return "Send an update of a channel from a file, once it is signed by enough.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(LedgerQuestion.parameter(0, "FILE", "an exported update"));
    ConnectionOptions.describe(spec);
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    ByteString file = SignCommand.read(arguments.matchedPositionalValue(0, ""));
    try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
      return submit(session, SubmitQuestion.newBuilder().setFile(file).build(), cli.console());
    }
  }

  static Exit submit(Session session, SubmitQuestion question, Console console) {
    SubmitAnswer answer = session.call(() -> session.ledger().submitUpdate(question));
    List<Problem> problems = ProblemText.of(answer.getProblemsList());
    if (!problems.isEmpty()) {
      console.complain(ProblemText.lines(problems));
      return ProblemText.exit(problems);
    }
    console.print(
        List.of(
            Printable.of(answer.getChannel())
                + " is configured so now, change "
                + answer.getSequence()
                + ", signed by "
                + Printable.of(String.join(", ", answer.getSignedByList()))));
    return Exit.DONE;
  }
}
