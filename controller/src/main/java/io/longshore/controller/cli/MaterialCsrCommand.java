package io.longshore.controller.cli;

import io.longshore.controller.serve.OutsideCertificates;
import io.longshore.controller.spec.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Hosts' requests for certificates of authorities whose keys are kept elsewhere. */
final class MaterialCsrCommand implements Command {
  @Override
  public String name() {
    return "csr";
  }

  @Override
  public String summary() {
    return "Have an authority elsewhere sign what hosts ask for: requests out, certificates in.";
  }

  @Override
  public List<Command> commands() {
    return List.of(new Export(), new Import());
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  controller material csr export requests",
            "  openssl x509 -req -in requests/NAME.csr -extfile requests/NAME.ext \\",
            "    -CA ca.pem -CAkey ca.key -days 3650 -out requests/NAME.crt",
            "  controller material csr import conf/network.conf requests");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    return Exit.USAGE;
  }

  private static void folder(CommandSpec spec, String index, String description) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("DIR")
            .type(String.class)
            .index(index)
            .arity("1")
            .description(description)
            .build());
  }

  private static final class Export implements Command {
    @Override
    public String name() {
      return "export";
    }

    @Override
    public String summary() {
      return "Write the requests that wait: NAME.csr, and NAME.ext with what it must say besides.";
    }

    @Override
    public void describe(CommandSpec spec) {
      folder(spec, "0", "where to; made when missing");
      KeyOptions.describe(spec, "the controller's state");
      spec.usageMessage()
          .footer(
              "",
              "Example:",
              "  controller material csr export requests",
              "",
              "Runs on the controller's host as the controller's user. A host asks when an apply",
              "has told it what it is to hold; it asks again until it is answered.");
    }

    @Override
    public Exit run(ParseResult arguments, Cli cli) {
      Path to = Path.of(arguments.matchedPositionalValue(0, ""));
      List<String> lines =
          new ArrayList<>(OutsideCertificates.export(KeyOptions.state(arguments), to));
      lines.add(lines.size() + " requests wait" + (lines.isEmpty() ? "" : "; they are in " + to));
      cli.console().print(lines);
      return Exit.DONE;
    }
  }

  private static final class Import implements Command {
    @Override
    public String name() {
      return "import";
    }

    @Override
    public String summary() {
      return "Take certificates NAME.crt that answer requests; each is checked in every respect.";
    }

    @Override
    public void describe(CommandSpec spec) {
      SpecFile.describe(spec);
      folder(spec, "1", "where they are");
      KeyOptions.describe(spec, "the controller's state");
      KeyOptions.describeKey(spec);
      spec.usageMessage()
          .footer(
              "",
              "Example:",
              "  controller material csr import conf/network.conf requests",
              "",
              "Checked are the signature of the authority that the network knows, the key, the",
              "subject's name and units, the alternative names, usages and validity. Ends with 7",
              "when one is wrong and 1 when some are still missing; those that are right are"
                  + " taken.");
    }

    @Override
    public Exit run(ParseResult arguments, Cli cli) {
      Path from = Path.of(arguments.matchedPositionalValue(1, ""));
      if (!Files.isDirectory(from)) {
        throw new ExitException(
            Exit.USAGE,
            from.toString(),
            "there is no such folder",
            "name the certificates' folder");
      }
      OutsideCertificates.Result result =
          OutsideCertificates.take(
              KeyOptions.state(arguments),
              KeyOptions.key(arguments, cli),
              from,
              SpecFile.sound(arguments, cli).fleet(),
              cli.clock());
      List<String> lines = new ArrayList<>();
      result.taken().forEach(one -> lines.add("taken: " + one));
      result.missing().forEach(one -> lines.add("still waited for: " + one));
      cli.console().print(lines);
      cli.console().complain(result.problems());
      if (!result.problems().isEmpty()) {
        return Exit.REFUSED;
      }
      return result.missing().isEmpty() ? Exit.DONE : Exit.FAILED;
    }
  }
}
