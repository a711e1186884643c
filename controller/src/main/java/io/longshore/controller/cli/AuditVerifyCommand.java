package io.longshore.controller.cli;

import io.longshore.base.DiskStateDir;
import io.longshore.controller.audit.AuditChain;
import io.longshore.controller.audit.AuditTrail;
import io.longshore.controller.spec.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Checks that nothing was changed, removed, moved or cut off in the record. */
final class AuditVerifyCommand implements Command {
  private static final String STATE = "--state";

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public String summary() {
    return "Check that nothing in the record was changed, removed, moved or cut off.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder(STATE)
            .paramLabel("DIR")
            .type(String.class)
            .description("check this state folder instead of asking the controller")
            .build());
    ConnectionOptions.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  controller audit verify",
            "  controller audit verify --state /var/lib/longshore/controller",
            "",
            "Ends with 7 when it was. Compare the digest it prints with one noted elsewhere:",
            "that is what tells a record that was rewritten as a whole.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    AuditPages record =
        arguments.hasMatchedOption(STATE)
            ? onDisk(Path.of(arguments.matchedOptionValue(STATE, "")))
            : AuditPages.fetch(arguments, cli);
    List<String> faults = AuditChain.faults(record.lines(), record.head());
    if (faults.isEmpty()) {
      cli.console()
          .print(
              List.of(
                  record.head().number()
                      + " records, as they were written; digest "
                      + record.head().digest().hex()));
      return Exit.DONE;
    }
    cli.console().complain(faults);
    return Exit.REFUSED;
  }

  private static AuditPages onDisk(Path state) throws IOException {
    try {
      String text = Files.readString(state.resolve("audit.log"));
      return new AuditPages(AuditTrail.lines(text), AuditTrail.storedHead(new DiskStateDir(state)));
    } catch (NoSuchFileException e) {
      throw new ExitException(
          Exit.USAGE,
          state.toString(),
          "there is no audit record in this folder",
          "name the state folder of a controller");
    }
  }
}
