package io.longshore.controller.cli;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.spec.hocon.ReadOptions;
import io.longshore.controller.spec.tree.SpecWire;
import io.longshore.controller.workload.Specs;
import io.longshore.proto.v1.Spec;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The spec file that a command is given: read and checked here, where the operator sits. */
final class SpecFile {
  private static final String ENVIRONMENT = "--environment";

  private SpecFile() {}

  static void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .type(String.class)
            .index("0")
            .arity("1")
            .description("the spec, for example conf/network.conf")
            .build());
    spec.addOption(
        OptionSpec.builder(ENVIRONMENT)
            .description("let the spec read the environment through ${...}; without it, it may not")
            .build());
  }

  /** What the file comes to, or every problem in it. */
  static Checked<Specs.Loaded> load(ParseResult arguments, Cli cli) {
    ReadOptions options =
        arguments.hasMatchedOption(ENVIRONMENT)
            ? ReadOptions.withEnvironment(cli.environment())
            : ReadOptions.STRICT;
    return Specs.load(Path.of(arguments.matchedPositionalValue(0, "")), options);
  }

  /**
   * The spec to send.
   *
   * @throws BadSpecException with every problem, when there are any
   */
  static Spec read(ParseResult arguments, Cli cli) {
    return SpecWire.toProto(sound(arguments, cli).tree());
  }

  /**
   * What the file comes to.
   *
   * @throws BadSpecException with every problem, when there are any
   */
  static Specs.Loaded sound(ParseResult arguments, Cli cli) {
    Checked<Specs.Loaded> loaded = load(arguments, cli);
    List<Problem> problems = loaded.problems();
    if (!loaded.isSound()) {
      throw new BadSpecException(problems);
    }
    return loaded.get();
  }
}
