package io.longshore.controller.cli;

import io.longshore.controller.audit.AuditLine;
import io.longshore.controller.cli.progress.Printable;
import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.AuditEntry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Shows who did what. */
final class AuditCommand implements Command {
  private static final String SINCE = "--since";

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public String summary() {
    return "Show who did what, when, and how it ended.";
  }

  @Override
  public List<Command> commands() {
    return List.of(new AuditShowCommand(), new AuditVerifyCommand());
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .footer(
            "", "Examples:", "  controller audit show --since 24h", "  controller audit verify");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    return Exit.USAGE;
  }

  /** The lines, shown. */
  private static final class AuditShowCommand implements Command {
    @Override
    public String name() {
      return "show";
    }

    @Override
    public String summary() {
      return "Show the record, oldest first.";
    }

    @Override
    public void describe(CommandSpec spec) {
      spec.addOption(
          OptionSpec.builder(SINCE)
              .paramLabel("TIME")
              .type(String.class)
              .description("for example 90m, 24h, 7d, or 2026-01-31T12:00:00Z")
              .build());
      ConnectionOptions.describe(spec);
      spec.usageMessage().footer("", "Example:", "  controller audit show --since 24h");
    }

    @Override
    public Exit run(ParseResult arguments, Cli cli) throws IOException {
      Instant from =
          arguments.hasMatchedOption(SINCE)
              ? since(arguments.matchedOptionValue(SINCE, ""), cli.clock().instant())
              : Instant.EPOCH;
      AuditPages record = AuditPages.fetch(arguments, cli);
      cli.console()
          .print(
              record.lines().stream()
                  .map(AuditLine::read)
                  .flatMap(Optional::stream)
                  .filter(entry -> !Instant.parse(entry.getAt()).isBefore(from))
                  .map(AuditCommand::line)
                  .toList());
      return Exit.DONE;
    }
  }

  static Instant since(String written, Instant now) {
    try {
      if (written.matches("[0-9]{1,6}[smhd]")) {
        String iso = written.endsWith("d") ? "P" + written : "PT" + written;
        return now.minus(Duration.parse(iso.toUpperCase(Locale.ROOT)));
      }
      return Instant.parse(written);
    } catch (DateTimeParseException e) {
      throw new ExitException(
          Exit.USAGE,
          SINCE + " " + written,
          "that is no time",
          "for example 90m, 24h, 7d, or 2026-01-31T12:00:00Z");
    }
  }

  private static String line(AuditEntry entry) {
    return Printable.of(
        String.format(
            Locale.ROOT,
            "%6d %s  %-20s %-26s %s  [%s]",
            entry.getNumber(),
            entry.getAt(),
            entry.getWho(),
            entry.getWhat(),
            entry.getOn(),
            entry.getOutcome()));
  }
}
