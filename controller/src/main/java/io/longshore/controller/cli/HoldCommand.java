package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.proto.v1.HoldReply;
import io.longshore.proto.v1.HoldRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Tells a host's agent to leave one container alone, or not any more. */
final class HoldCommand implements Command {
  private final boolean release;

  private HoldCommand(boolean release) {
    this.release = release;
  }

  static Command hold() {
    return new HoldCommand(false);
  }

  static Command release() {
    return new HoldCommand(true);
  }

  @Override
  public String name() {
    return release ? "release" : "hold";
  }

  @Override
  public String summary() {
    return release
        ? "Let a container that was held be looked after again."
        : "Leave one container alone until it is released: no start, no stop, no replacement.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("HOST/CONTAINER")
            .type(String.class)
            .index("0")
            .arity("1")
            .description("the container, as status names it: h86/zk1")
            .build());
    if (!release) {
      spec.addOption(
          OptionSpec.builder("--reason")
              .paramLabel("TEXT")
              .type(String.class)
              .required(true)
              .description("why, for those who see it in status and plan")
              .build());
    }
    ConnectionOptions.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "Example:",
            release
                ? "  controller release h86/zk1"
                : "  controller hold h86/zk1 --reason \"its disk is being copied\"",
            "The host keeps it across restarts of agent and controller.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    String place = arguments.matchedPositionalValue(0, "");
    int slash = place.indexOf('/');
    String reason = release ? "" : arguments.matchedOptionValue("--reason", "").strip();
    if (slash < 1 || slash == place.length() - 1 || (!release && reason.isEmpty())) {
      return refuse(
          cli,
          new Problem(
              "",
              0,
              place,
              slash < 1 ? "this names no container of a host" : "the reason is empty",
              "HOST/CONTAINER, and whoever holds says why",
              "controller " + name() + " h86/zk1" + (release ? "" : " --reason TEXT"),
              Exit.USAGE));
    }
    HoldRequest request =
        HoldRequest.newBuilder()
            .setHost(place.substring(0, slash))
            .setContainer(place.substring(slash + 1))
            .setReason(reason)
            .build();
    HoldReply reply;
    try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
      reply = session.call(() -> session.operator().setHold(request));
    }
    if (reply.hasProblem()) {
      return refuse(cli, ProblemText.of(List.of(reply.getProblem())).get(0));
    }
    cli.console()
        .print(
            List.of(
                release
                    ? place + " is looked after again"
                    : place
                        + " is left alone since "
                        + Instant.ofEpochMilli(reply.getHold().getSinceMs())
                        + ", until: controller release "
                        + place));
    return Exit.DONE;
  }

  private static Exit refuse(Cli cli, Problem problem) {
    cli.console().complain(ProblemText.lines(List.of(problem)));
    return problem.exit();
  }
}
