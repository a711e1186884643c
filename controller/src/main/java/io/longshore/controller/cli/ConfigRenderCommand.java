package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import io.longshore.controller.workload.Rendered;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Writes a spec out with everything that was derived. */
final class ConfigRenderCommand implements Command {
  private static final String ORIGINS = "--origins";

  @Override
  public String name() {
    return "render";
  }

  @Override
  public String summary() {
    return "Write a spec out with everything it leaves unsaid, each value where it may be"
        + " overridden. The result is a spec itself.";
  }

  @Override
  public void describe(CommandSpec spec) {
    SpecFile.describe(spec);
    Json.describe(spec);
    spec.addOption(
        OptionSpec.builder(ORIGINS)
            .description("say behind each value where it was written, or what it was derived from")
            .build());
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  controller config render conf/network.conf",
            "  controller config render conf/network.conf --origins | grep MESSAGE_MAX");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    Rendered rendered = Rendered.of(SpecFile.sound(arguments, cli).tree());
    String text =
        Json.wanted(arguments)
            ? rendered.json()
            : arguments.hasMatchedOption(ORIGINS) ? rendered.withOrigins() : rendered.hocon();
    cli.console().print(List.of(text.stripTrailing()));
    return Exit.DONE;
  }
}
