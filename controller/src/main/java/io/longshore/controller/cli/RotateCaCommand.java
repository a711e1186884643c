package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.AbortReplacementRequest;
import io.longshore.proto.v1.BeginReplacementRequest;
import io.longshore.proto.v1.ContinueReplacementRequest;
import io.longshore.proto.v1.ReplacementView;
import io.longshore.proto.v1.ShowReplacementRequest;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Replaces the fleet's root, phase by phase. */
final class RotateCaCommand implements Command {
  private static final String STATUS = "--status";
  private static final String CONTINUE = "--continue";
  private static final String ABORT = "--abort";
  private static final String WITHOUT = "--without";
  private static final String REASON = "--reason";

  @Override
  public String name() {
    return "rotate-ca";
  }

  @Override
  public String summary() {
    return "Replace the fleet's root while everything goes on, in phases that can be taken back.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(OptionSpec.builder(STATUS).description("only show how far it is").build());
    spec.addOption(
        OptionSpec.builder(CONTINUE)
            .description("drop the old root, or go on without those named")
            .build());
    spec.addOption(
        OptionSpec.builder(ABORT)
            .description("the way back, until the old root is dropped")
            .build());
    spec.addOption(
        OptionSpec.builder(WITHOUT)
            .paramLabel("NAME")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .splitRegex(",")
            .description(
                "whom not to wait for: HOST, operator/NAME, reader/NAME, token/HOST; whoever is"
                    + " left behind needs a new token or identity")
            .build());
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
            "Examples:",
            "  controller certs rotate-ca --reason 'yearly'   # begins",
            "  controller certs rotate-ca --status            # who is missing, and what to do",
            "  controller certs rotate-ca --continue          # when all are there: drop the old"
                + " root",
            "  controller certs rotate-ca --continue --without h86 --reason 'in repair till May'",
            "  controller certs rotate-ca --abort --reason 'at the wrong time'",
            "",
            "All come to trust both roots; the new one signs; all get certificates of it; the old"
                + " one",
            "is dropped on your word. No stream ends and no container is touched. People renew"
                + " theirs",
            "with: controller operator renew. A host left behind: controller token HOST, agent"
                + " enrol.",
            "Ends with 3 while somebody is missing.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    String reason = arguments.matchedOptionValue(REASON, "").strip();
    List<String> without = arguments.matchedOptionValue(WITHOUT, List.of());
    check(arguments, without, reason);
    ReplacementView view;
    try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
      view = session.call(() -> ask(session, arguments, without, reason));
    }
    cli.console()
        .print(Json.wanted(arguments) ? List.of(Json.text(view)) : ReplacementText.lines(view));
    return view.getLaggardsCount() > 0 ? Exit.DRIFT : Exit.DONE;
  }

  private static ReplacementView ask(
      Session session, ParseResult arguments, List<String> without, String reason) {
    if (arguments.hasMatchedOption(STATUS)) {
      return session.roots().showReplacement(ShowReplacementRequest.getDefaultInstance());
    }
    if (arguments.hasMatchedOption(CONTINUE)) {
      return session
          .roots()
          .continueReplacement(
              ContinueReplacementRequest.newBuilder()
                  .addAllWithout(without)
                  .setReason(reason)
                  .build());
    }
    return arguments.hasMatchedOption(ABORT)
        ? session
            .roots()
            .abortReplacement(AbortReplacementRequest.newBuilder().setReason(reason).build())
        : session
            .roots()
            .beginReplacement(BeginReplacementRequest.newBuilder().setReason(reason).build());
  }

  private static void check(ParseResult arguments, List<String> without, String reason) {
    boolean status = arguments.hasMatchedOption(STATUS);
    boolean goOn = arguments.hasMatchedOption(CONTINUE);
    boolean abort = arguments.hasMatchedOption(ABORT);
    if ((status ? 1 : 0) + (goOn ? 1 : 0) + (abort ? 1 : 0) > 1) {
      throw usage("it is one of --status, --continue and --abort");
    }
    if (!without.isEmpty() && !goOn) {
      throw usage("--without goes with --continue");
    }
    if (!status && reason.isEmpty() && (!goOn || !without.isEmpty())) {
      throw usage("it is not said why: --reason TEXT");
    }
  }

  private static ExitException usage(String what) {
    return new ExitException(
        Exit.USAGE, "certs rotate-ca", what, "see: controller certs rotate-ca --help");
  }
}
