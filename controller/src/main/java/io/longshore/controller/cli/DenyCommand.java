package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.DenyReply;
import io.longshore.proto.v1.DenyRequest;
import io.longshore.proto.v1.ListDeniedRequest;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Lets a host, a person, a certificate or a key in no more. */
final class DenyCommand implements Command {
  private static final String LIST = "--list";
  private static final String REASON = "--reason";

  @Override
  public String name() {
    return "deny";
  }

  @Override
  public String summary() {
    return "Let a host, a person, a certificate or a key in no more; its open streams end.";
  }

  @Override
  public void describe(CommandSpec spec) {
    Deniable.describe(spec);
    spec.addOption(
        OptionSpec.builder(REASON)
            .paramLabel("TEXT")
            .type(String.class)
            .description("why; whoever is denied reads it too")
            .build());
    spec.addOption(OptionSpec.builder(LIST).description("show who is denied").build());
    ConnectionOptions.describe(spec);
    Json.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  controller deny h86 --reason 'the machine was sold'",
            "  controller deny operator/alice",
            "  controller deny --serial 5f3a…    # with all certificates renewed from it",
            "  controller deny --list",
            "",
            "Containers of a denied host go on; its agent is not spoken with.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    DenyReply reply;
    if (arguments.hasMatchedOption(LIST)) {
      try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
        reply =
            session.call(
                () -> session.authority().listDenied(ListDeniedRequest.getDefaultInstance()));
      }
    } else {
      Deniable what = Deniable.read(arguments);
      DenyRequest request =
          DenyRequest.newBuilder()
              .setKind(what.kind())
              .setValue(what.value())
              .setReason(arguments.matchedOptionValue(REASON, ""))
              .build();
      try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
        reply = session.call(() -> session.authority().deny(request));
      }
    }
    cli.console().print(Json.wanted(arguments) ? List.of(Json.text(reply)) : Deniable.lines(reply));
    return Exit.DONE;
  }
}
