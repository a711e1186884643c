package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Summary;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.spec.tree.SpecWire;
import io.longshore.controller.workload.Specs;
import io.longshore.proto.v1.ApplyEvent;
import io.longshore.proto.v1.ApplyRequest;
import io.longshore.proto.v1.FleetView;
import io.longshore.proto.v1.Plan;
import io.longshore.proto.v1.PlanReply;
import io.longshore.proto.v1.PlanRequest;
import io.longshore.proto.v1.RunEnd;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Makes the fleet as the spec says, and shows how it goes. */
final class ApplyCommand implements Command {
  private static final String YES = "--yes";
  private static final String SUPERSEDE = "--supersede";
  private static final String PLAN = "--plan";
  private static final String TIMEOUT = "--timeout";
  private static final int DEFAULT_TIMEOUT_SECONDS = 600;

  @Override
  public String name() {
    return "apply";
  }

  @Override
  public String summary() {
    return "Make the fleet as the spec says, in order, behind gates, and show how it goes.";
  }

  @Override
  public void describe(CommandSpec spec) {
    SpecFile.describe(spec);
    ConnectionOptions.describe(spec);
    ChannelOptions.describe(spec);
    spec.addOption(
        OptionSpec.builder("-y", YES)
            .description("do not ask before containers are replaced or removed")
            .build());
    spec.addOption(
        OptionSpec.builder(SUPERSEDE)
            .description("take over from another spec that is still being applied")
            .build());
    spec.addOption(
        OptionSpec.builder(PLAN)
            .paramLabel("DIGEST")
            .type(String.class)
            .description("apply only if the plan is still this one")
            .build());
    spec.addOption(
        OptionSpec.builder(TIMEOUT)
            .paramLabel("SECONDS")
            .type(int.class)
            .description("give up waiting for gates after this long (600)")
            .build());
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  controller apply conf/network.conf",
            "  controller apply conf/network.conf --yes | tee apply.log",
            "  controller apply conf/network.conf --without-channels",
            "",
            "Channels and chaincodes are made once their nodes serve; what is so is left alone.",
            "Ctrl-C detaches: the work goes on, and the same command attaches again.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    int timeout = arguments.matchedOptionValue(TIMEOUT, DEFAULT_TIMEOUT_SECONDS);
    try (Dialling dialling = Dialling.start(ConnectionOptions.read(arguments, cli.environment()))) {
      Specs.Loaded loaded = SpecFile.sound(arguments, cli);
      ChannelOptions channels = ChannelOptions.read(arguments, loaded);
      PlanRequest wanted =
          PlanRequest.newBuilder()
              .setSpec(SpecWire.toProto(loaded.tree()))
              .setChannels(channels.scope())
              .addAllCode(channels.offers())
              .build();
      Session session = dialling.session();
      PlanReply plan = session.call(() -> session.operator().plan(wanted));
      if (plan.getProblemsCount() > 0) {
        return refuse(plan, cli);
      }
      Exit asked = ask(plan.getPlan(), arguments, cli);
      if (asked != Exit.DONE) {
        return asked;
      }
      if (plan.getWantedCodeCount() > 0) {
        session.run(() -> CodeSending.send(session, plan.getWantedCodeList(), channels.packages()));
      }
      ApplyRequest request =
          ApplyRequest.newBuilder()
              .setSpec(wanted.getSpec())
              .setChannels(wanted.getChannels())
              .addAllCode(wanted.getCodeList())
              .setSupersede(arguments.hasMatchedOption(SUPERSEDE))
              .setExpectedPlan(arguments.matchedOptionValue(PLAN, plan.getPlan().getDigest()))
              .setDeadlineSeconds(timeout)
              .build();
      if (!PlanText.changes(plan.getPlan()).isEmpty()) {
        Uploads.run(session, loaded.archives(), cli);
      }
      return follow(session, request, cli);
    }
  }

  private static Exit follow(Session session, ApplyRequest request, Cli cli) {
    Watch watch = new Watch(cli);
    Thread goodbye =
        Detach.onInterrupt(
            cli.console(), session, "'controller status' shows it; the same apply attaches again.");
    FleetView last = FleetView.getDefaultInstance();
    Iterator<ApplyEvent> events = session.call(() -> session.operator().apply(request));
    while (session.call(events::hasNext)) {
      ApplyEvent event = events.next();
      switch (event.getKindCase()) {
        case REFUSED -> {
          Detach.cancel(goodbye);
          return refuse(event.getRefused(), cli);
        }
        case ACCEPTED -> watch.accepted(event.getAccepted().getPlan());
        case VIEW -> {
          last = event.getView();
          watch.show(last);
        }
        case END -> {
          Detach.cancel(goodbye);
          return end(event.getEnd(), last, cli);
        }
        case KIND_NOT_SET -> watch.alive();
      }
    }
    Detach.cancel(goodbye);
    throw new ExitException(
        Exit.NO_CONTROLLER,
        session.address(),
        "the controller ended the conversation before the run was over",
        "the hosts go on by themselves; run the same apply again to attach");
  }

  private static Exit end(RunEnd end, FleetView last, Cli cli) {
    Exit exit = ProblemText.exit(end.getExitCode());
    List<String> lines = Summary.lines(end, last);
    if (exit == Exit.DONE) {
      cli.console().print(lines);
    } else {
      cli.console().complain(lines);
    }
    return exit;
  }

  private static Exit refuse(PlanReply reply, Cli cli) {
    List<Problem> problems = ProblemText.of(reply.getProblemsList());
    cli.console().complain(ProblemText.lines(problems));
    return ProblemText.exit(problems);
  }

  /** Replacing or removing what runs needs a person's word; starting what is missing does not. */
  private static Exit ask(Plan plan, ParseResult arguments, Cli cli) {
    boolean disruptive =
        plan.getStepsList().stream()
            .anyMatch(step -> List.of("RECREATE", "REMOVE").contains(step.getAction()));
    if (!disruptive || arguments.hasMatchedOption(YES)) {
      return Exit.DONE;
    }
    cli.console().print(PlanText.lines(plan));
    if (!cli.console().terminal()) {
      cli.console()
          .complain(
              List.of(
                  "this plan replaces or removes running containers, and nobody is here to ask",
                  "    fix   read the plan above, then run the same command with --yes"));
      return Exit.USAGE;
    }
    cli.console().out().print("Apply this plan? Only 'yes' goes on: ");
    cli.console().out().flush();
    String answer = System.console().readLine();
    if ("yes".equals(answer)) {
      return Exit.DONE;
    }
    cli.console().print(List.of("nothing was changed"));
    return Exit.REFUSED;
  }
}
