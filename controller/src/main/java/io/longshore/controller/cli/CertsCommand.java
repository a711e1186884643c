package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Printable;
import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.CertificateList;
import io.longshore.proto.v1.CertificateView;
import io.longshore.proto.v1.ListCertificatesRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Shows every certificate of the deployment. */
final class CertsCommand implements Command {
  private static final String EXPIRING = "--expiring";

  @Override
  public String name() {
    return "certs";
  }

  @Override
  public String summary() {
    return "List every certificate: holder, place, names, issuer, days left.";
  }

  @Override
  public List<Command> commands() {
    return List.of(new CertsRenewCommand(), new RotateIssuerCommand(), new RotateCaCommand());
  }

  @Override
  public boolean standsAlone() {
    return true;
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder(EXPIRING)
            .paramLabel("DAYSd")
            .type(String.class)
            .description("only what ends within this time, for example 60d")
            .build());
    ConnectionOptions.describe(spec);
    Json.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  controller certs",
            "  controller certs --expiring 60d   # ends with 3 when there is any",
            "",
            "Certificates of hosts, of the controller and of the fleet's issuing authority renew",
            "themselves past half of their life; people renew theirs with: controller operator",
            "renew.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    boolean some = arguments.hasMatchedOption(EXPIRING);
    int days = some ? days(arguments.matchedOptionValue(EXPIRING, "")) : 0;
    CertificateList all;
    try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
      all =
          session.call(
              () ->
                  session
                      .authority()
                      .listCertificates(ListCertificatesRequest.getDefaultInstance()));
    }
    CertificateList shown = some ? within(all, days) : all;
    cli.console().print(Json.wanted(arguments) ? List.of(Json.text(shown)) : lines(shown));
    return some && shown.getCertificatesCount() > 0 ? Exit.DRIFT : Exit.DONE;
  }

  static CertificateList within(CertificateList all, int days) {
    return all.toBuilder()
        .clearCertificates()
        .addAllCertificates(
            all.getCertificatesList().stream().filter(one -> one.getDaysLeft() < days).toList())
        .build();
  }

  static int days(String written) {
    if (!written.matches("[1-9][0-9]{0,4}d?")) {
      throw new ExitException(
          Exit.USAGE, EXPIRING + " " + written, "that is no number of days", "for example 60d");
    }
    return Integer.parseInt(written.replace("d", ""));
  }

  /** Its issuer, that one's, and so on. */
  private static String above(CertificateView one) {
    return one.getChainCount() > 1
        ? String.join("; above it ", one.getChainList())
        : one.getIssuer();
  }

  static List<String> lines(CertificateList shown) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%5s  %-10s  %-22s %-30s %-26s %s",
            "days",
            "until",
            "what",
            "holder",
            "place",
            "serial"));
    for (CertificateView one : shown.getCertificatesList()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%5d  %-10s  %-22s %-30s %-26s %s",
              one.getDaysLeft(),
              Instant.ofEpochMilli(one.getNotAfterMs()).toString().substring(0, 10),
              Printable.of(one.getKind()),
              Printable.of(one.getHolder()),
              Printable.of(one.getPlace()),
              one.getSerial()));
      lines.add("       issuer " + Printable.of(above(one)));
      if (one.getAlternativeNamesCount() > 0) {
        lines.add(
            "       names  " + Printable.of(String.join(", ", one.getAlternativeNamesList())));
      }
    }
    return lines;
  }
}
