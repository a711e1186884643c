package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Elapsed;
import io.longshore.controller.cli.progress.Printable;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.proto.v1.ProveReply;
import io.longshore.proto.v1.ProveRequest;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Proves that the network orders: the only proof of ordering is a block. */
final class ProveCommand implements Command {
  @Override
  public String name() {
    return "prove";
  }

  @Override
  public String summary() {
    return "Order one small message through one orderer and read its block from another.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("--through")
            .paramLabel("ORDERER")
            .type(String.class)
            .description("send it to this one (the first)")
            .build());
    spec.addOption(
        OptionSpec.builder("--read-from")
            .paramLabel("ORDERER")
            .type(String.class)
            .description("read the block from this one (the last)")
            .build());
    ConnectionOptions.describe(spec);
    Json.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "The message stays in the system channel for good; it is a few hundred bytes and"
                + " carries",
            "no configuration.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    ProveRequest request =
        ProveRequest.newBuilder()
            .setThrough(arguments.matchedOptionValue("--through", ""))
            .setReadFrom(arguments.matchedOptionValue("--read-from", ""))
            .build();
    ProveReply reply;
    try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
      reply = session.call(() -> session.operator().proveOrdering(request));
    }
    if (Json.wanted(arguments)) {
      cli.console().print(List.of(Json.text(reply)));
    }
    if (reply.hasProblem()) {
      List<Problem> problems = ProblemText.of(List.of(reply.getProblem()));
      cli.console().complain(ProblemText.lines(problems));
      return ProblemText.exit(problems);
    }
    if (!Json.wanted(arguments)) {
      cli.console().print(lines(reply));
    }
    return Exit.DONE;
  }

  private static List<String> lines(ProveReply reply) {
    return List.of(
        "acknowledged by "
            + Printable.of(reply.getThrough())
            + " after "
            + Elapsed.text(reply.getAcknowledgedMs()),
        "read back from "
            + Printable.of(reply.getReadFrom())
            + " after "
            + Elapsed.text(reply.getReadBackMs())
            + ": channel "
            + Printable.of(reply.getChannel())
            + ", block "
            + reply.getBlock(),
        "block header " + reply.getBlockDigest() + ", message " + reply.getMessageDigest());
  }
}
