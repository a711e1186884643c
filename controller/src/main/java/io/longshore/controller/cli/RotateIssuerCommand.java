package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.ReplaceIssuerRequest;
import io.longshore.proto.v1.ReplacementView;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Has the fleet's root certify another issuing authority. */
final class RotateIssuerCommand implements Command {
  private static final String REASON = "--reason";

  @Override
  public String name() {
    return "rotate-issuer";
  }

  @Override
  public String summary() {
    return "Replace the authority below the fleet's root that signs certificates day by day.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder(REASON)
            .paramLabel("TEXT")
            .type(String.class)
            .description("why; it is put on record")
            .build());
    ConnectionOptions.describe(spec);
    Json.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "Example:",
            "  controller certs rotate-issuer --reason 'yearly'",
            "",
            "It happens by itself when half of its year is over. What was signed stays good until"
                + " it",
            "ends, nobody has to be told, and what is made from now on comes from the new one."
                + " Where",
            "the key of the old one may be known to others, replace the root: controller certs",
            "rotate-ca.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    String reason = arguments.matchedOptionValue(REASON, "").strip();
    if (reason.isEmpty()) {
      throw new ExitException(
          Exit.USAGE,
          "certs rotate-issuer",
          "it is not said why: --reason TEXT",
          "see: controller certs rotate-issuer --help");
    }
    ReplacementView view;
    try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
      view =
          session.call(
              () ->
                  session
                      .roots()
                      .replaceIssuer(ReplaceIssuerRequest.newBuilder().setReason(reason).build()));
    }
    cli.console()
        .print(Json.wanted(arguments) ? List.of(Json.text(view)) : ReplacementText.lines(view));
    return Exit.DONE;
  }
}
