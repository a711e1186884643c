package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.spec.tree.SpecWire;
import io.longshore.controller.workload.Specs;
import io.longshore.proto.v1.PlanReply;
import io.longshore.proto.v1.PlanRequest;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Says what an apply would do. */
final class PlanCommand implements Command {
  private static final String EXIT_CODE = "--exit-code";

  @Override
  public String name() {
    return "plan";
  }

  @Override
  public String summary() {
    return "Say what an apply would do, in which order and why. Changes nothing.";
  }

  @Override
  public void describe(CommandSpec spec) {
    SpecFile.describe(spec);
    ConnectionOptions.describe(spec);
    ChannelOptions.describe(spec);
    Json.describe(spec);
    spec.addOption(
        OptionSpec.builder(EXIT_CODE)
            .description("end with 2 when there is something to do")
            .build());
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  controller plan conf/network.conf",
            "  controller plan net.conf --exit-code");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    PlanReply reply;
    try (Dialling dialling = Dialling.start(ConnectionOptions.read(arguments, cli.environment()))) {
      Specs.Loaded loaded = SpecFile.sound(arguments, cli);
      cli.console().complain(ProblemText.lines(loaded.fleet().remarks()));
      ChannelOptions channels = ChannelOptions.read(arguments, loaded);
      PlanRequest wanted =
          PlanRequest.newBuilder()
              .setSpec(SpecWire.toProto(loaded.tree()))
              .setChannels(channels.scope())
              .addAllCode(channels.offers())
              .build();
      Session session = dialling.session();
      reply = session.call(() -> session.operator().plan(wanted));
    }
    if (Json.wanted(arguments)) {
      cli.console().print(List.of(Json.text(reply)));
    } else if (reply.getProblemsCount() == 0) {
      cli.console().print(PlanText.lines(reply.getPlan()));
      cli.console().print(PlanText.sending(reply.getWantedCodeList()));
    }
    if (reply.getProblemsCount() > 0) {
      List<Problem> problems = ProblemText.of(reply.getProblemsList());
      cli.console().complain(ProblemText.lines(problems));
      return ProblemText.exit(problems);
    }
    boolean changes = PlanText.hasChanges(reply.getPlan());
    return changes && arguments.hasMatchedOption(EXIT_CODE) ? Exit.USAGE : Exit.DONE;
  }
}
