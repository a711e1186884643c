package io.longshore.controller.cli;

import com.google.protobuf.Message;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.proto.v1.LedgerGrpc.LedgerBlockingStub;
import io.longshore.proto.v1.ProblemReport;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * One question about channels or chaincodes: asked, and its answer printed as text or as JSON.
 *
 * @param <A> the answer
 */
final class LedgerQuestion<A extends Message> {
  private final Function<LedgerBlockingStub, A> question;
  private final Function<A, List<ProblemReport>> problems;
  private final Function<A, List<String>> text;

  LedgerQuestion(
      Function<LedgerBlockingStub, A> question,
      Function<A, List<ProblemReport>> problems,
      Function<A, List<String>> text) {
    this.question = question;
    this.problems = problems;
    this.text = text;
  }

  static void describe(CommandSpec spec) {
    ConnectionOptions.describe(spec);
    Json.describe(spec);
  }

  static PositionalParamSpec parameter(int index, String label, String description) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .type(String.class)
        .index(String.valueOf(index))
        .arity("1")
        .required(true)
        .description(description)
        .build();
  }

  /**
   * Asks and prints.
   *
   * @param exit how the command ends when there is an answer
   */
  Exit ask(ParseResult arguments, Cli cli, Function<A, Exit> exit) {
    A answer;
    try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
      answer = session.call(() -> question.apply(session.ledger()));
    }
    if (Json.wanted(arguments)) {
      cli.console().print(List.of(Json.text(answer)));
    }
    List<Problem> found = ProblemText.of(problems.apply(answer));
    if (!found.isEmpty()) {
      cli.console().complain(ProblemText.each(found));
      return ProblemText.exit(found);
    }
    if (!Json.wanted(arguments)) {
      cli.console().print(text.apply(answer));
    }
    return exit.apply(answer);
  }
}
