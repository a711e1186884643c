package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Elapsed;
import io.longshore.controller.cli.progress.Printable;
import io.longshore.proto.v1.ChannelStep;
import io.longshore.proto.v1.ChannelsEnd;
import io.longshore.proto.v1.ChannelsPlan;
import java.util.List;
import java.util.Locale;

/** The course of channels being made: a line for each step once it has come to something. */
final class ChannelsText {
  private static final String CLEAR_LINE = "\r\033[K";

  private final Console console;
  private int steps;

  ChannelsText(Console console) {
    this.console = console;
  }

  void plan(ChannelsPlan plan) {
    steps = plan.getStepsCount();
  }

  void step(ChannelStep step) {
    if (step.getState().equals("WORKING")) {
      if (console.terminal()) {
        console
            .out()
            .print(CLEAR_LINE + counted(step) + "  " + Printable.of(step.getTitle()) + " …");
        console.out().flush();
      }
      return;
    }
    if (console.terminal()) {
      console.out().print(CLEAR_LINE);
    }
    console.print(
        List.of(
            String.format(
                Locale.ROOT,
                "%s  %-10s  %s  (%s)",
                counted(step),
                word(step.getState()),
                Printable.of(isSo(step) ? step.getEvidence() : step.getTitle()),
                Elapsed.text(step.getTookMs()))));
    if (!isSo(step)) {
      console.complain(List.of("    " + Printable.of(step.getEvidence())));
      if (!step.getRemedy().isEmpty()) {
        console.complain(List.of("    fix   " + Printable.of(step.getRemedy())));
      }
    }
  }

  void end(ChannelsEnd end) {
    String took = " after " + Elapsed.text(end.getTookMs());
    switch (end.getOutcome()) {
      case "NOTHING_TO_DO" ->
          console.print(
              List.of("nothing to do: all " + end.getAlreadySo() + " steps are so already" + took));
      case "DONE" ->
          console.print(
              List.of(
                  "done"
                      + took
                      + ": "
                      + end.getDone()
                      + " steps made, "
                      + end.getAlreadySo()
                      + " were so already"));
      case "AWAITS_OTHERS" ->
          console.complain(
              List.of(
                  "done"
                      + took
                      + ": "
                      + end.getDone()
                      + " steps made; what others have to agree to first is left as it is"));
      default ->
          console.complain(
              List.of(
                  "stopped"
                      + took
                      + ": "
                      + end.getDone()
                      + " steps made, "
                      + end.getAlreadySo()
                      + " were so already, "
                      + end.getLeft()
                      + " left"));
    }
  }

  private String counted(ChannelStep step) {
    return String.format(Locale.ROOT, "%3d/%d", step.getNumber(), steps);
  }

  private static boolean isSo(ChannelStep step) {
    return step.getState().equals("DONE") || step.getState().equals("ALREADY_SO");
  }

  private static String word(String state) {
    return state.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
