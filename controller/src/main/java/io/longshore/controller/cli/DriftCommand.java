package io.longshore.controller.cli;

import io.longshore.controller.report.ReportHtml;
import io.longshore.controller.report.ReportJson;
import io.longshore.controller.report.ReportJunit;
import io.longshore.controller.report.ReportSarif;
import io.longshore.controller.report.ReportTotals;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Units;
import io.longshore.proto.v1.DriftReport;
import io.longshore.proto.v1.DriftRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Reports what on the hosts is not as the spec says. */
final class DriftCommand implements Command {
  private static final String HOST = "--host";
  private static final String SINCE = "--since";
  private static final String EXIT_CODE = "--exit-code";
  private static final Duration DAY = Duration.ofHours(24);

  /** A new form of report is one class and one line here. */
  private static final Map<String, Function<DriftReport, String>> FORMS =
      new TreeMap<>(
          Map.of(
              "--html", ReportHtml::text,
              "--junit", ReportJunit::text,
              "--sarif", ReportSarif::text));

  @Override
  public String name() {
    return "drift";
  }

  @Override
  public String summary() {
    return "Report what on the hosts is not as the spec says, and what ended it.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(option(HOST, "HOST", "this host alone"));
    spec.addOption(option(SINCE, "TIME", "with what ended since, such as 2h (24h in files)"));
    spec.addOption(option("--junit", "FILE", "write JUnit XML for a pipeline"));
    spec.addOption(option("--sarif", "FILE", "write SARIF 2.1.0 for a viewer of findings"));
    spec.addOption(option("--html", "FILE", "write one page that needs nothing else"));
    spec.addOption(
        OptionSpec.builder(EXIT_CODE).description("end with 3 when there is drift").build());
    Json.describe(spec);
    ConnectionOptions.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "Changes nothing. FILE may be - for standard output.",
            "",
            "Examples:",
            "  controller drift",
            "  controller drift --since 2h --host h86",
            "  controller drift --exit-code --junit drift.xml --html drift.html",
            "",
            "Channels, chaincodes and topics of a Fabric network are looked at anew, which takes"
                + " some",
            "seconds at most.",
            "",
            "Ends with 4 when a host is silent, its engine does not answer, or something of a"
                + " channel",
            "cannot be learnt: then the report is not whole. With --exit-code drift comes first.");
  }

  private static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    boolean files = FORMS.keySet().stream().anyMatch(arguments::hasMatchedOption);
    String host = arguments.matchedOptionValue(HOST, "");
    DriftRequest request =
        DriftRequest.newBuilder()
            .setHost(host)
            .setSinceMs(since(arguments, files || Json.wanted(arguments)).toMillis())
            .build();
    DriftReport report;
    try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
      report = session.call(() -> session.operator().drift(request));
    }
    if (!host.isEmpty() && report.getHostsCount() == 0) {
      throw new ExitException(
          Exit.USAGE, HOST, "there is no host called " + host, "see: controller hosts");
    }
    boolean printed = write(report, arguments, cli);
    if (Json.wanted(arguments)) {
      cli.console().print(List.of(ReportJson.text(report)));
    } else if (!printed) {
      cli.console().print(DriftText.lines(report, cli.console().colour()));
    }
    return exit(report, arguments.hasMatchedOption(EXIT_CODE));
  }

  static Exit exit(DriftReport report, boolean asked) {
    ReportTotals totals = ReportTotals.of(report);
    if (asked && totals.drifted()) {
      return Exit.DRIFT;
    }
    return totals.unheard() + totals.unheardChannels() > 0 ? Exit.UNREACHABLE : Exit.DONE;
  }

  private static Duration since(ParseResult arguments, boolean whole) {
    if (!arguments.hasMatchedOption(SINCE)) {
      return whole ? DAY : Duration.ZERO;
    }
    String written = arguments.matchedOptionValue(SINCE, "");
    return Units.time(written)
        .orElseThrow(
            () ->
                new ExitException(
                    Exit.USAGE,
                    SINCE,
                    "\"" + written + "\" is no time",
                    "write a whole number and one of " + Units.TIMES + ": 2h"));
  }

  /** Writes what files were asked for; true when one of them was standard output. */
  private static boolean write(DriftReport report, ParseResult arguments, Cli cli)
      throws IOException {
    boolean printed = false;
    List<String> written = new ArrayList<>();
    for (Map.Entry<String, Function<DriftReport, String>> form : FORMS.entrySet()) {
      if (!arguments.hasMatchedOption(form.getKey())) {
        continue;
      }
      String file = arguments.matchedOptionValue(form.getKey(), "-");
      String text = form.getValue().apply(report);
      if (file.equals("-")) {
        cli.console().print(List.of(text));
        printed = true;
      } else {
        Files.writeString(Path.of(file), text);
        written.add("written: " + file);
      }
    }
    cli.console().complain(written);
    return printed;
  }
}
