package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.PlainProgress;
import io.longshore.controller.cli.progress.ProgressTree;
import io.longshore.controller.cli.progress.Screen;
import io.longshore.proto.v1.FleetView;
import io.longshore.proto.v1.Plan;
import java.util.List;

/** Shows a run as it goes: redrawn in place on a terminal, a line for each change elsewhere. */
final class Watch {
  private final Cli cli;
  private final PlainProgress plain = new PlainProgress();
  private final Screen screen;
  private final ProgressTree tree;
  private final long beganMs;

  Watch(Cli cli) {
    this.cli = cli;
    Console console = cli.console();
    screen = new Screen(console.out());
    tree = new ProgressTree(console.columns(), console.rows(), console.colour());
    beganMs = cli.clock().millis();
  }

  void accepted(Plan plan) {
    if (PlanText.hasChanges(plan)) {
      List<String> lines = PlanText.lines(plan);
      cli.console().print(cli.console().terminal() ? tail(lines, plan) : lines);
    }
  }

  void show(FleetView view) {
    long elapsedMs = cli.clock().millis() - beganMs;
    if (cli.console().terminal()) {
      screen.show(tree.lines(view, elapsedMs));
    } else {
      cli.console().print(plain.lines(view, elapsedMs));
    }
  }

  void alive() {
    cli.console().out().flush();
  }

  /** The tree names every container anyway; above it the notes and the count are enough. */
  private static List<String> tail(List<String> lines, Plan plan) {
    return lines.subList(lines.size() - 1 - plan.getNotesCount(), lines.size());
  }
}
