package io.longshore.controller.cli;

import io.longshore.controller.known.KnownTexts;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Nearest;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.Severity;
import io.longshore.controller.spec.hocon.JsonText;
import io.longshore.controller.workload.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Says what a rule demands, why, and what to do about it; or what a text of Fabric, Kafka,
 * ZooKeeper or Docker means.
 */
final class ExplainCommand implements Command {
  private static final String ALL = "--all";
  private static final Pattern RULE_NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String summary() {
    return "Say what a rule demands, or what an error text of Fabric, Kafka or Docker means.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("RULE or TEXT")
            .type(String[].class)
            .index("0..*")
            .arity("0..*")
            .description(
                "a rule's name, as reports give it; or an error text of Fabric, Kafka, ZooKeeper"
                    + " or Docker, in quotes")
            .build());
    spec.addOption(OptionSpec.builder(ALL).description("every rule there is").build());
    Json.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  controller explain kafka-replicas",
            "  controller explain --all",
            "  controller explain \"cannot enqueue\"",
            "",
            KnownTexts.count() + " texts are known; one that is not ends with code 1.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    String asked = asked(arguments);
    if (!asked.isEmpty() && !RULE_NAME.matcher(asked).matches()) {
      return ExplainedText.explain(asked, Json.wanted(arguments), cli.console());
    }
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

  private static String asked(ParseResult arguments) {
    return String.join(" ", arguments.matchedPositionalValue(0, new String[0])).strip();
  }

  private static List<Rule> wanted(ParseResult arguments) {
    String id = asked(arguments);
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
