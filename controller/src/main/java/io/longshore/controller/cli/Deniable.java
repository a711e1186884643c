package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Printable;
import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.DenialView;
import io.longshore.proto.v1.DenyReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * What a command line names to be denied or allowed.
 *
 * @param kind HOLDER, SERIAL or KEY
 * @param value as written
 */
record Deniable(String kind, String value) {
  private static final String SERIAL = "--serial";
  private static final String KEY = "--key";

  static void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("HOST")
            .type(String.class)
            .index("0")
            .arity("0..1")
            .description("a host, or operator/NAME, reader/NAME")
            .build());
    spec.addOption(
        OptionSpec.builder(SERIAL)
            .paramLabel("HEX")
            .type(String.class)
            .description("one certificate, and those renewed from it")
            .build());
    spec.addOption(
        OptionSpec.builder(KEY)
            .paramLabel("SHA256")
            .type(String.class)
            .description("a public key, in whatever certificate")
            .build());
  }

  static Deniable read(ParseResult arguments) {
    List<Deniable> named = new ArrayList<>();
    if (arguments.hasMatchedPositional(0)) {
      named.add(new Deniable("HOLDER", arguments.matchedPositionalValue(0, "")));
    }
    if (arguments.hasMatchedOption(SERIAL)) {
      named.add(new Deniable("SERIAL", arguments.matchedOptionValue(SERIAL, "")));
    }
    if (arguments.hasMatchedOption(KEY)) {
      named.add(new Deniable("KEY", arguments.matchedOptionValue(KEY, "")));
    }
    if (named.size() != 1) {
      throw new ExitException(
          Exit.USAGE,
          "command line",
          "exactly one is to be named: HOST, --serial or --key",
          "see controller deny --help");
    }
    return named.get(0);
  }

  static List<String> lines(DenyReply reply) {
    if (reply.getDenialsCount() == 0) {
      return List.of("nobody is denied");
    }
    return reply.getDenialsList().stream().map(Deniable::line).toList();
  }

  private static String line(DenialView denial) {
    return String.format(
            Locale.ROOT,
            "%-7s %-24s since %s by %s  %s",
            denial.getKind().toLowerCase(Locale.ROOT),
            Printable.of(denial.getValue()),
            Instant.ofEpochMilli(denial.getAtMs()),
            Printable.of(denial.getBy()),
            Printable.of(denial.getReason()))
        .stripTrailing();
  }
}
