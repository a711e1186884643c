package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Printable;
import io.longshore.controller.importing.ImportText;
import io.longshore.controller.importing.Importer;
import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.hocon.ReadOptions;
import io.longshore.controller.workload.Rules;
import io.longshore.controller.workload.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Makes a spec of a network that was set up by hand. */
final class ImportCommand implements Command {
  private static final String NETWORK = "--network";

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String summary() {
    return "Make a spec of docker-compose and Fabric files, and say what is wrong with them.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("DIR")
            .type(String.class)
            .index("0")
            .arity("1")
            .description(
                "the folder with docker-compose files, .env, crypto-config.yaml, configtx.yaml,"
                    + " scripts and notes; nothing in it is run or changed")
            .build());
    SpecOutput.describe(spec);
    spec.addOption(
        OptionSpec.builder(NETWORK)
            .type(String.class)
            .paramLabel("NAME")
            .description("the network's name; otherwise COMPOSE_PROJECT_NAME, or the folder's name")
            .build());
    spec.usageMessage()
        .footer(
            "",
            "The spec goes to standard output, or to -o FILE; what was found goes to standard"
                + " error.",
            "",
            "Example:",
            "  controller import ./kafka-orderer -o network.conf");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    Path folder = Path.of(arguments.matchedPositionalValue(0, ""));
    if (!Files.isDirectory(folder)) {
      throw new ExitException(
          Exit.USAGE, folder.toString(), "is not a folder", "name the folder of the setup");
    }
    Optional<String> network = Optional.ofNullable(arguments.matchedOptionValue(NETWORK, null));
    Importer.Imported imported = Importer.read(folder, network);
    SortedSet<String> excused = excused(imported);
    Checked<Specs.Loaded> loaded;
    Path written;
    try (SpecOutput output = SpecOutput.of(arguments)) {
      written = output.write(imported.excusing(excused), cli);
      loaded = Specs.load(written, ReadOptions.STRICT);
    }
    cli.console()
        .complain(ImportText.lines(imported.findings()).stream().map(Printable::of).toList());
    if (!excused.isEmpty() && imported.orders()) {
      cli.console()
          .complain(
              List.of(
                  "the setup breaks rules, which the spec excuses in suppress { }: "
                      + String.join(", ", excused)));
    }
    if (!loaded.isSound()) {
      return Unsound.told(loaded.problems(), written, cli);
    }
    cli.console()
        .complain(
            List.of(
                "the spec is sound: "
                    + imported.nodes()
                    + " containers on "
                    + loaded.get().fleet().spec().hosts().size()
                    + " hosts"));
    return Exit.DONE;
  }

  /** The rules that a spec may break with a reason, and this one breaks. */
  private static SortedSet<String> excused(Importer.Imported imported) throws IOException {
    Set<String> excusable =
        Rules.all().stream().filter(Rule::suppressible).map(Rule::id).collect(Collectors.toSet());
    Path file = Files.createTempFile("longshore-", ".conf");
    try {
      Files.writeString(file, imported.spec());
      return Specs.load(file, ReadOptions.STRICT).problems().stream()
          .filter(problem -> !problem.isWarning())
          .map(Problem::ruleId)
          .filter(excusable::contains)
          .collect(Collectors.toCollection(TreeSet::new));
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
