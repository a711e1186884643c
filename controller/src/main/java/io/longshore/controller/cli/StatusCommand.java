package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.CertificateList;
import io.longshore.proto.v1.ListCertificatesRequest;
import io.longshore.proto.v1.StatusReply;
import io.longshore.proto.v1.StatusRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows how the fleet is. */
final class StatusCommand implements Command {
  @Override
  public String name() {
    return "status";
  }

  @Override
  public String summary() {
    return "Show how every host and container is, and what is being applied.";
  }

  @Override
  public void describe(CommandSpec spec) {
    ConnectionOptions.describe(spec);
    Json.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  controller status",
            "  controller status --json",
            "",
            "Channels are shown as they were looked at last: every half minute, and after a run.",
            "",
            "Ends with 4 when a host is silent, else with 1 when a container does not serve, else",
            "with 3 when something is not as the spec says (see: controller drift), else with 4"
                + " when",
            "something of a channel cannot be learnt.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    StatusReply reply;
    CertificateList certificates;
    try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
      reply = session.call(() -> session.operator().status(StatusRequest.getDefaultInstance()));
      certificates =
          Json.wanted(arguments)
              ? CertificateList.getDefaultInstance()
              : session.call(
                  () ->
                      session
                          .authority()
                          .listCertificates(ListCertificatesRequest.getDefaultInstance()));
    }
    cli.console()
        .print(
            Json.wanted(arguments)
                ? List.of(Json.text(reply))
                : lines(reply, certificates, cli.console().colour()));
    return StatusText.exit(reply);
  }

  private static List<String> lines(
      StatusReply reply, CertificateList certificates, boolean colour) {
    List<String> lines = new ArrayList<>(StatusText.lines(reply, colour));
    lines.addAll(ExpiryText.lines(certificates));
    return lines;
  }
}
