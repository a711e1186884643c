package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Nearest;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.Severity;
import io.longshore.controller.spec.hocon.JsonText;
import io.longshore.controller.workload.Rules;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Says what a rule demands, why, and what to do about it. */
final class ExplainCommand implements Command {
  private static final String ALL = "--all";

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String summary() {
    return "Say what a rule demands, where it comes from, and what to do about a breach.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("RULE")
            .type(String.class)
            .index("0")
            .arity("0..1")
            .description("the rule's name, as reports give it")
            .build());
    spec.addOption(OptionSpec.builder(ALL).description("every rule there is").build());
    Json.describe(spec);
    spec.usageMessage()
        .footer(
            "", "Examples:", "  controller explain kafka-replicas", "  controller explain --all");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    List<Rule> rules = wanted(arguments);
    List<String> lines = new ArrayList<>();
    if (Json.wanted(arguments)) {
      lines.add("[" + String.join(",", rules.stream().map(ExplainCommand::json).toList()) + "]");
    } else {
      rules.forEach(rule -> lines.addAll(text(rule)));
      if (rules.size() > 1) {
        lines.add(rules.size() + " rules");
      }
    }
    cli.console().print(lines);
    return Exit.DONE;
  }

  private static List<Rule> wanted(ParseResult arguments) {
    String id = arguments.matchedPositionalValue(0, "");
    if (arguments.hasMatchedOption(ALL) == !id.isEmpty()) {
      throw new ExitException(
          Exit.USAGE,
          "explain",
          "there is neither one rule nor --all",
          "controller explain RULE, or controller explain --all");
    }
    List<Rule> found =
        Rules.all().stream().filter(rule -> id.isEmpty() || rule.id().equals(id)).toList();
    if (found.isEmpty()) {
      List<String> known = Rules.all().stream().map(Rule::id).toList();
      throw new ExitException(
          Exit.USAGE,
          "explain",
          "there is no rule \"" + id + "\"",
          Nearest.to(id, known)
              .map(near -> "did you mean \"" + near + "\"?")
              .orElse("controller explain --all lists every rule"));
    }
    return found;
  }

  private static List<String> text(Rule rule) {
    List<String> lines = new ArrayList<>();
    lines.add(rule.id());
    lines.add("    " + rule.sentence());
    if (!rule.source().isEmpty()) {
      lines.add("    source    " + rule.source());
    }
    lines.add("    severity  " + word(rule) + ": " + rule.severity().sentence());
    lines.add("    fix       " + rule.fix());
    lines.add(
        "    suppress  "
            + (rule.suppressible()
                ? "suppress { " + rule.id() + " = \"the reason\" }"
                : "not possible: without it there is nothing that could be carried out"));
    lines.add("");
    return lines;
  }

  private static String json(Rule rule) {
    return "{\"id\":"
        + JsonText.quoted(rule.id())
        + ",\"sentence\":"
        + JsonText.quoted(rule.sentence())
        + ",\"source\":"
        + JsonText.quoted(rule.source())
        + ",\"severity\":"
        + JsonText.quoted(word(rule))
        + ",\"suppressible\":"
        + rule.suppressible()
        + ",\"fix\":"
        + JsonText.quoted(rule.fix())
        + "}";
  }

  private static String word(Rule rule) {
    return rule.severity() == Severity.ERROR ? "error" : "warning";
  }
}
