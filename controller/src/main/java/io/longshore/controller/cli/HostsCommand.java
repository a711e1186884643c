package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.StatusReply;
import io.longshore.proto.v1.StatusRequest;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Lists the hosts. */
final class HostsCommand implements Command {
  @Override
  public String name() {
    return "hosts";
  }

  @Override
  public String summary() {
    return "List every host: whether its agent is enrolled and answers, and with what.";
  }

  @Override
  public void describe(CommandSpec spec) {
    ConnectionOptions.describe(spec);
    Json.describe(spec);
    spec.usageMessage().footer("", "Examples:", "  controller hosts", "  controller hosts --json");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    StatusReply reply;
    try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
      reply = session.call(() -> session.operator().status(StatusRequest.getDefaultInstance()));
    }
    cli.console()
        .print(
            Json.wanted(arguments)
                ? List.of(Json.text(reply.getView()))
                : HostsText.lines(reply.getView()));
    boolean all =
        reply.getView().getHostsList().stream().allMatch(host -> host.getLink().equals("ATTACHED"));
    return all ? Exit.DONE : Exit.UNREACHABLE;
  }
}
