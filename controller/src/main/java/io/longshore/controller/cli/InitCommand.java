package io.longshore.controller.cli;

import io.longshore.controller.init.FirstAnswers;
import io.longshore.controller.init.FirstHosts;
import io.longshore.controller.init.FirstSpec;
import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Host;
import io.longshore.controller.spec.hocon.ReadOptions;
import io.longshore.controller.whatif.HostLossAnalysis;
import io.longshore.controller.whatif.HostLossText;
import io.longshore.controller.whatif.Layout;
import io.longshore.controller.whatif.StoppingSearch;
import io.longshore.controller.whatif.Writes;
import io.longshore.controller.workload.HostLayouts;
import io.longshore.controller.workload.Specs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Writes a first spec. */
final class InitCommand implements Command {
  private static final String HOSTS = "--hosts";
  private static final String ORGS = "--orgs";
  private static final String NETWORK = "--network";
  private static final String DOMAIN = "--domain";

  private final Questions questions;

  /** Asks at the process's terminal. */
  InitCommand() {
    this(Questions::atTerminal);
  }

  InitCommand(Questions questions) {
    this.questions = questions;
  }

  @Override
  public String name() {
    return "init";
  }

  @Override
  public String summary() {
    return "Write a first spec for your hosts: commented, placed by the rules, ready to apply.";
  }

  @Override
  public void describe(CommandSpec spec) {
    option(spec, HOSTS, "NAME=ADDRESS[,…]", "the hosts; 4 or more keep every rule");
    option(spec, ORGS, "NAME[,…]", "organisations with peers; Org1,Org2 without it");
    option(spec, NETWORK, "NAME", "the network's name; net without it");
    option(spec, DOMAIN, "DOMAIN", "the end of all nodes' names; example.com without it");
    SpecOutput.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "On a terminal, asks for what no flag says.",
            "",
            "Example:",
            "  controller init --hosts a=10.0.0.1,b=10.0.0.2,c=10.0.0.3,d=10.0.0.4 -o"
                + " network.conf");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    FirstSpec first = FirstSpec.of(answers(arguments, cli));
    Checked<Specs.Loaded> loaded;
    Path written;
    try (SpecOutput output = SpecOutput.of(arguments)) {
      written = output.write(first.text(), cli);
      loaded = Specs.load(written, ReadOptions.STRICT);
    }
    List<String> lines = new ArrayList<>();
    first.unmet().forEach(unmet -> lines.add("not met: " + unmet));
    if (!first.unmet().isEmpty()) {
      lines.add("4 hosts keep every rule");
    }
    if (!loaded.isSound()) {
      cli.console().complain(lines);
      return Unsound.told(loaded.problems(), written, cli);
    }
    Checked<Layout> layout = HostLayouts.of(loaded.get());
    if (layout.isSound()) {
      HostLossAnalysis analysis = new HostLossAnalysis(layout.get());
      lines.addAll(HostLossText.lines(StoppingSearch.find(analysis, Writes.STOP)));
    }
    cli.console().complain(lines);
    return Exit.DONE;
  }

  private FirstAnswers answers(ParseResult arguments, Cli cli) {
    boolean asks = cli.console().terminal() && !arguments.hasMatchedOption(HOSTS);
    List<Host> hosts = hosts(arguments, asks, cli);
    String network = answer(arguments, NETWORK, "net", "Name of the network [net]:", asks);
    String orgs =
        answer(arguments, ORGS, "Org1,Org2", "Organisations with peers [Org1,Org2]:", asks);
    String domain = answer(arguments, DOMAIN, "example.com", "Domain [example.com]:", asks);
    List<String> names =
        Stream.of(orgs.split("[,\\s]+")).filter(one -> !one.isEmpty()).distinct().toList();
    boolean sound = names.stream().allMatch(one -> one.matches("[A-Za-z][A-Za-z0-9-]{0,31}"));
    if (names.isEmpty() || !sound || names.size() > FirstAnswers.MOST_ORGANIZATIONS) {
      throw usage(
          ORGS,
          "\"" + orgs + "\" are no names of 1 to 50 organisations",
          "name them by letters, digits and dashes: Org1,Org2");
    }
    return new FirstAnswers(network, hosts, names, domain);
  }

  private List<Host> hosts(ParseResult arguments, boolean asks, Cli cli) {
    String line = arguments.matchedOptionValue(HOSTS, "");
    while (true) {
      if (asks) {
        line = questions.ask("Hosts, as NAME=ADDRESS,NAME=ADDRESS:").orElse("");
      }
      try {
        return FirstHosts.parse(line);
      } catch (IllegalArgumentException wrong) {
        if (!asks || line.isEmpty()) {
          throw usage(
              HOSTS, wrong.getMessage(), "name them: --hosts a=192.168.31.86,b=192.168.31.168");
        }
        cli.console().complain(List.of(wrong.getMessage()));
      }
    }
  }

  private String answer(
      ParseResult arguments, String option, String usual, String question, boolean asks) {
    if (arguments.hasMatchedOption(option) || !asks) {
      return arguments.matchedOptionValue(option, usual);
    }
    return questions.ask(question).orElse(usual);
  }

  private static void option(CommandSpec spec, String name, String label, String description) {
    spec.addOption(
        OptionSpec.builder(name)
            .type(String.class)
            .paramLabel(label)
            .description(description)
            .build());
  }

  private static ExitException usage(String where, String what, String remedy) {
    return new ExitException(Exit.USAGE, where, what, remedy);
  }
}
