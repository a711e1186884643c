package io.longshore.controller.cli;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Nearest;
import io.longshore.controller.whatif.HostLoss;
import io.longshore.controller.whatif.HostLossAnalysis;
import io.longshore.controller.whatif.HostLossJson;
import io.longshore.controller.whatif.HostLossText;
import io.longshore.controller.whatif.HostSets;
import io.longshore.controller.whatif.Layout;
import io.longshore.controller.whatif.StoppingSearch;
import io.longshore.controller.whatif.StoppingSets;
import io.longshore.controller.whatif.Writes;
import io.longshore.controller.workload.HostLayouts;
import io.longshore.controller.workload.Specs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Says what still works when hosts are lost. */
final class WhatIfCommand implements Command {
  /** As many losses as are shown: whole sizes only. */
  private static final int MOST_LOSSES = 4096;

  private static final String LOSE = "--lose";
  private static final String ALL = "--all";

  @Override
  public String name() {
    return "what-if";
  }

  @Override
  public String summary() {
    return "Say what still works when hosts are lost: quorum, brokers, orderers, policies, writes.";
  }

  @Override
  public void describe(CommandSpec spec) {
    SpecFile.describe(spec);
    spec.addOption(
        OptionSpec.builder(LOSE)
            .type(String.class)
            .paramLabel("HOST[,HOST…]")
            .description("the hosts that are lost")
            .build());
    spec.addOption(
        OptionSpec.builder(ALL)
            .description(
                "every loss, the smaller first: of as many hosts as make no more than "
                    + MOST_LOSSES
                    + " losses")
            .build());
    Json.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "UNWRITABLE counts, of all sets of brokers that may hold a channel, those with fewer",
            "than min-insync-replicas left.",
            "",
            "Examples:",
            "  controller what-if conf/network.conf --lose h86,h168",
            "  controller what-if conf/network.conf --all");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    Checked<Specs.Loaded> loaded = SpecFile.load(arguments, cli);
    if (!loaded.isSound()) {
      throw new BadSpecException(loaded.problems());
    }
    Checked<Layout> layout = HostLayouts.of(loaded.get());
    if (!layout.isSound()) {
      throw new BadSpecException(layout.problems());
    }
    HostLossAnalysis analysis = new HostLossAnalysis(layout.get());
    HostSets sets = sets(arguments, layout.get());
    List<HostLoss> losses = sets.sets().stream().map(analysis::losing).toList();
    List<StoppingSets> smallest =
        Stream.of(Writes.STOP, Writes.DEPEND)
            .map(what -> StoppingSearch.find(analysis, what))
            .toList();
    cli.console()
        .print(
            Json.wanted(arguments)
                ? List.of(HostLossJson.text(layout.get(), losses, smallest))
                : text(layout.get(), sets, losses, smallest));
    return Exit.DONE;
  }

  private static List<String> text(
      Layout layout, HostSets sets, List<HostLoss> losses, List<StoppingSets> smallest) {
    HostLossText text = new HostLossText(layout);
    List<String> lines = new ArrayList<>();
    lines.add(text.head());
    losses.forEach(loss -> lines.add(text.row(loss)));
    if (losses.size() == 1) {
      lines.add("");
      lines.addAll(text.details(losses.get(0)));
    }
    if (!sets.complete()) {
      lines.add(
          "losses of more than "
              + sets.largest()
              + " hosts are left out: they would make more than "
              + MOST_LOSSES);
    }
    lines.add("");
    smallest.forEach(found -> lines.addAll(HostLossText.lines(found)));
    return lines;
  }

  private static HostSets sets(ParseResult arguments, Layout layout) {
    String lose = arguments.matchedOptionValue(LOSE, "");
    if (arguments.hasMatchedOption(ALL)) {
      if (!lose.isEmpty()) {
        throw usage("--lose and --all", "are both there", "give one of them");
      }
      return HostSets.of(layout.hosts(), MOST_LOSSES);
    }
    List<String> lost = Stream.of(lose.split(",")).map(String::strip).distinct().toList();
    if (lose.isBlank()) {
      throw usage("what-if", "nothing is lost", "name hosts with --lose, or ask for --all");
    }
    for (String host : lost) {
      if (!layout.hosts().contains(host)) {
        throw usage(
            LOSE, "\"" + host + "\" is no host of this spec", Nearest.remedy(host, layout.hosts()));
      }
    }
    return new HostSets(List.of(lost), lost.size(), true);
  }

  private static ExitException usage(String where, String what, String remedy) {
    return new ExitException(Exit.USAGE, where, what, remedy);
  }
}
