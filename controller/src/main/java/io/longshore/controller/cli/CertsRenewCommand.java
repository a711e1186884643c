package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Printable;
import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.RenewNodesReply;
import io.longshore.proto.v1.RenewNodesRequest;
import io.longshore.proto.v1.RenewedNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Notes that containers are to get new keys and certificates. */
final class CertsRenewCommand implements Command {
  private static final String ALL = "--all";
  private static final String EXPIRING = "--expiring";
  private static final String REASON = "--reason";

  @Override
  public String name() {
    return "renew";
  }

  @Override
  public String summary() {
    return "Give containers new keys and certificates with the next apply, in turns behind gates.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("NODE")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .index("0..*")
            .arity("0..*")
            .description("containers, as status names them: orderer1, or h86/orderer1")
            .build());
    spec.addOption(OptionSpec.builder(ALL).description("every container that has any").build());
    spec.addOption(
        OptionSpec.builder(EXPIRING)
            .paramLabel("DAYSd")
            .type(String.class)
            .description("those of which one ends within this time, for example 60d")
            .build());
    spec.addOption(
        OptionSpec.builder(REASON)
            .paramLabel("TEXT")
            .type(String.class)
            .required(true)
            .description("why; it is put on record")
            .build());
    ConnectionOptions.describe(spec);
    Json.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  controller certs renew orderer1 --reason 'its disk was copied'",
            "  controller certs renew --expiring 60d --reason 'they end soon'",
            "  controller plan conf/network.conf     # what that leads to, and in which order",
            "  controller apply conf/network.conf    # does it",
            "",
            "It is noted durably and changes nothing yet. With the next apply each host makes new",
            "keys, gets certificates for them, and containers are replaced one after another.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    RenewNodesRequest request =
        RenewNodesRequest.newBuilder()
            .addAllNames(arguments.matchedPositionalValue(0, List.of()))
            .setAll(arguments.hasMatchedOption(ALL))
            .setExpiringDays(
                arguments.hasMatchedOption(EXPIRING)
                    ? CertsCommand.days(arguments.matchedOptionValue(EXPIRING, ""))
                    : 0)
            .setReason(arguments.matchedOptionValue(REASON, "").strip())
            .build();
    if (request.getNamesCount() == 0 && !request.getAll() && request.getExpiringDays() == 0) {
      throw new ExitException(
          Exit.USAGE,
          "certs renew",
          "it is not said which",
          "name containers, or give --all or --expiring 60d");
    }
    RenewNodesReply reply;
    try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
      reply = session.call(() -> session.authority().renewNodes(request));
    }
    cli.console().print(Json.wanted(arguments) ? List.of(Json.text(reply)) : lines(reply));
    return Exit.DONE;
  }

  private static List<String> lines(RenewNodesReply reply) {
    List<String> lines = new ArrayList<>();
    for (RenewedNode node : reply.getNodesList()) {
      lines.add(
          Printable.of(
              node.getHost()
                  + "/"
                  + node.getContainer()
                  + ": "
                  + String.join(", ", node.getIdentitiesList())));
    }
    lines.add(
        reply.getNodesCount() == 0
            ? "nothing to renew"
            : reply.getNodesCount()
                + " containers get new keys and certificates; next: controller plan SPEC, then"
                + " controller apply SPEC");
    return lines;
  }
}
