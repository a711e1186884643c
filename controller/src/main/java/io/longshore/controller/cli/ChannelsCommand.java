package io.longshore.controller.cli;

import io.longshore.controller.channels.SourcePackages;
import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.spec.tree.SpecWire;
import io.longshore.controller.workload.Specs;
import io.longshore.proto.v1.ChannelEvent;
import io.longshore.proto.v1.ChannelsBegin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Makes the channels of a spec in a network that is up. */
final class ChannelsCommand implements Command {
  private static final String WITHOUT = "--without-chaincode";
  private static final String SOURCES = "--sources";
  private static final String ANEW = "--anew";

  @Override
  public String name() {
    return "channels";
  }

  @Override
  public String summary() {
    return "Make the channels of the spec: create, join, anchors, chaincodes; what is so is left.";
  }

  @Override
  public void describe(CommandSpec spec) {
    SpecFile.describe(spec);
    ConnectionOptions.describe(spec);
    spec.addOption(
        OptionSpec.builder(WITHOUT)
            .description("create channels, join peers and set anchors only")
            .build());
    spec.addOption(
        OptionSpec.builder(SOURCES)
            .paramLabel("DIR")
            .type(String.class)
            .description("where the chaincodes' paths are looked for (the folder of the spec)")
            .build());
    spec.addOption(
        OptionSpec.builder(ANEW)
            .description("make a channel again that was made before and is lost with its ledgers")
            .build());
    spec.usageMessage()
        .footer(
            "",
            "Each step looks first and changes only what differs: a second run changes nothing.",
            "",
            "Examples:",
            "  controller channels conf/network.conf",
            "  controller channels conf/network.conf --without-chaincode",
            "",
            "Ctrl-C detaches: the work goes on.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    Checked<Specs.Loaded> loaded = SpecFile.load(arguments, cli);
    if (!loaded.isSound()) {
      throw new BadSpecException(loaded.problems());
    }
    boolean without = arguments.hasMatchedOption(WITHOUT);
    Optional<SourcePackages> packages =
        without ? Optional.empty() : Optional.of(packages(loaded.get(), arguments));
    ChannelsBegin begin =
        ChannelsBegin.newBuilder()
            .setSpec(SpecWire.toProto(loaded.get().tree()))
            .setWithoutChaincode(without)
            .setAnew(arguments.hasMatchedOption(ANEW))
            .build();
    try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
      return follow(session, begin, packages, cli);
    }
  }

  private static SourcePackages packages(Specs.Loaded spec, ParseResult arguments) {
    Path file = Path.of(arguments.matchedPositionalValue(0, "")).toAbsolutePath();
    String named = arguments.matchedOptionValue(SOURCES, "");
    Checked<SourcePackages> packages =
        SourcePackages.of(spec, named.isEmpty() ? file.getParent() : Path.of(named));
    if (!packages.isSound()) {
      throw new BadSpecException(packages.problems());
    }
    return packages.get();
  }

  private static Exit follow(
      Session session, ChannelsBegin begin, Optional<SourcePackages> packages, Cli cli) {
    ChannelsText text = new ChannelsText(cli.console());
    Thread goodbye =
        Detach.onInterrupt(
            cli.console(), session, "The same command says later how far it has come.");
    try {
      ChannelsCall call = ChannelsCall.begin(session, begin, packages);
      while (true) {
        ChannelEvent event = session.call(call::next);
        switch (event.getKindCase()) {
          case REFUSED -> {
            List<Problem> problems = ProblemText.of(event.getRefused().getProblemsList());
            cli.console().complain(ProblemText.lines(problems));
            return ProblemText.exit(problems);
          }
          case PLAN -> text.plan(event.getPlan());
          case STEP -> text.step(event.getStep());
          case END -> {
            text.end(event.getEnd());
            return ProblemText.exit(event.getEnd().getExitCode());
          }
          case KIND_NOT_SET ->
              throw new ExitException(
                  Exit.NO_CONTROLLER,
                  session.address(),
                  "the controller ended the conversation before the channels were made",
                  "run the same again: what is so by then is left alone");
        }
      }
    } finally {
      Detach.cancel(goodbye);
    }
  }
}
