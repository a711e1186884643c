package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.AllowRequest;
import io.longshore.proto.v1.DenyReply;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Takes back a denial. */
final class AllowCommand implements Command {
  @Override
  public String name() {
    return "allow";
  }

  @Override
  public String summary() {
    return "Let in again whom 'controller deny' shut out.";
  }

  @Override
  public void describe(CommandSpec spec) {
    Deniable.describe(spec);
    ConnectionOptions.describe(spec);
    spec.usageMessage().footer("", "Example:", "  controller allow h86");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    Deniable what = Deniable.read(arguments);
    DenyReply reply;
    try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
      reply =
          session.call(
              () ->
                  session
                      .authority()
                      .allow(
                          AllowRequest.newBuilder()
                              .setKind(what.kind())
                              .setValue(what.value())
                              .build()));
    }
    cli.console().print(Deniable.lines(reply));
    return Exit.DONE;
  }
}
