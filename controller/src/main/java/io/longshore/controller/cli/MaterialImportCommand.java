package io.longshore.controller.cli;

import io.longshore.controller.serve.MaterialAdoption;
import io.longshore.controller.spec.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Takes an existing crypto-config folder into the controller's store. */
final class MaterialImportCommand implements Command {
  @Override
  public String name() {
    return "import";
  }

  @Override
  public String summary() {
    return "Take authorities and administrators from a crypto-config folder, before the first"
        + " apply.";
  }

  @Override
  public void describe(CommandSpec spec) {
    SpecFile.describe(spec);
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("DIR")
            .type(String.class)
            .index("1")
            .arity("1")
            .description("the folder, laid as cryptogen lays it; it is only read")
            .build());
    KeyOptions.describe(spec, "the controller's state");
    KeyOptions.describeKey(spec);
    spec.usageMessage()
        .footer(
            "",
            "Runs on the controller's host as the controller's user: keys are not sent anywhere.",
            "Organisations the folder does not have get authorities of their own. What is there",
            "already is never replaced; nodes' keys are made on their hosts all the same.",
            "An authority's own key may be kept elsewhere: leave its *_sk out of the folder. Its",
            "administrator's keys must be there, since the controller signs with them.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    Path tree = Path.of(arguments.matchedPositionalValue(1, ""));
    if (!Files.isDirectory(tree)) {
      throw new ExitException(
          Exit.USAGE,
          tree.toString(),
          "there is no such folder",
          "name the one that holds ordererOrganizations and peerOrganizations");
    }
    MaterialAdoption.Result result =
        MaterialAdoption.adopt(
            KeyOptions.state(arguments),
            KeyOptions.key(arguments, cli),
            tree,
            SpecFile.sound(arguments, cli).fleet(),
            cli.clock());
    if (!result.problems().isEmpty()) {
      List<String> lines = new ArrayList<>(result.problems());
      lines.add(result.problems().size() + " problems; nothing was taken");
      cli.console().complain(lines);
      return Exit.REFUSED;
    }
    List<String> lines = new ArrayList<>();
    result
        .adopted()
        .forEach(name -> lines.add(name + ": its authorities and administrator are taken"));
    result
        .outside()
        .forEach(
            name ->
                lines.add(
                    name
                        + ": an authority's key is kept elsewhere; what its hosts ask for goes"
                        + " there and back by: controller material csr"));
    result
        .left()
        .forEach(name -> lines.add(name + ": not in the folder, so made by the first apply"));
    cli.console().print(lines);
    return Exit.DONE;
  }
}
