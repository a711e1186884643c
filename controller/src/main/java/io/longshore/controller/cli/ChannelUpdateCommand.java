package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Printable;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.proto.v1.ConsentState;
import io.longshore.proto.v1.DraftAnswer;
import io.longshore.proto.v1.DraftQuestion;
import io.longshore.proto.v1.SubmitQuestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Makes a channel's configuration as the spec has it, or writes the update for others to sign. */
final class ChannelUpdateCommand implements Command {
  private static final String EXPORT = "--export";

  @Override
  public String name() {
    return "update";
  }

  @Override
  public String summary() {
    return "Configure a channel as the spec of the last apply has it.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(LedgerQuestion.parameter(0, "CHANNEL", "its name"));
    spec.addOption(
        OptionSpec.builder(EXPORT)
            .paramLabel("FILE")
            .type(String.class)
            .description("write the update to a new file, signed by whom the controller holds")
            .build());
    ConnectionOptions.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "Where administrators elsewhere must agree:",
            "  controller fabric channel update mychannel --export mychannel.update",
            "  controller fabric sign mychannel.update --identity DIR --msp Org3MSP",
            "  controller fabric submit mychannel.update",
            "",
            "Fabric's own peer channel signconfigtx takes the file too.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    String channel = arguments.matchedPositionalValue(0, "");
    Console console = cli.console();
    try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
      DraftQuestion question = DraftQuestion.newBuilder().setChannel(channel).build();
      DraftAnswer draft = session.call(() -> session.ledger().draftUpdate(question));
      List<Problem> problems = ProblemText.of(draft.getProblemsList());
      if (!problems.isEmpty()) {
        console.complain(ProblemText.each(problems));
        return ProblemText.exit(problems);
      }
      console.print(
          DifferencesText.lines(channel, draft.getDifferencesList(), draft.getConsentsList()));
      if (draft.getFile().isEmpty()) {
        return Exit.DONE;
      }
      if (arguments.hasMatchedOption(EXPORT)) {
        Path file = Path.of(arguments.matchedOptionValue(EXPORT, ""));
        Files.write(file, draft.getFile().toByteArray(), StandardOpenOption.CREATE_NEW);
        console.print(exported(file, draft));
        return Exit.DONE;
      }
      if (!draft.getConsentsList().stream().allMatch(ConsentState::getGiven)) {
        console.complain(
            List.of(
                "the controller's keys are not enough; others with a say: "
                    + Printable.of(String.join(", ", draft.getCouldSignList())),
                "    fix   controller fabric channel update " + channel + " --export FILE"));
        return Exit.FAILED;
      }
      return SubmitCommand.submit(
          session, SubmitQuestion.newBuilder().setFile(draft.getFile()).build(), console);
    }
  }

  private static List<String> exported(Path file, DraftAnswer draft) {
    String others = String.join(", ", draft.getCouldSignList());
    return List.of(
        file + " is signed by " + Printable.of(String.join(", ", draft.getSignedByList())),
        others.isEmpty() ? "nobody else has a say" : "others with a say: " + Printable.of(others));
  }
}
