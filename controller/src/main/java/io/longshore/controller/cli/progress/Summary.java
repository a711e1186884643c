package io.longshore.controller.cli.progress;

import io.longshore.proto.v1.FleetView;
import io.longshore.proto.v1.HostView;
import io.longshore.proto.v1.RunEnd;
import io.longshore.proto.v1.StageTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How a run ended: the outcome, the time of each stage, and what a person should not overlook. */
public final class Summary {
  private Summary() {}

  /** The last lines of an apply. */
  public static List<String> lines(RunEnd end, FleetView last) {
    List<String> lines = new ArrayList<>();
    if (end.getOutcome().equals("NOTHING_TO_DO")) {
      lines.add(Printable.of(end.getWhat()));
      lines.addAll(notes(end));
      lines.addAll(standIns(last));
      return lines;
    }
    if (!end.getStagesList().isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT, "%-12s %7s %12s %12s", "stage", "ready", "started", "all ready"));
      for (StageTime stage : end.getStagesList()) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%-12s %7s %12s %12s",
                stage.getRole(),
                stage.getReady() + "/" + stage.getTotal(),
                stage.getFirstStartedMs() < 0 ? "-" : "+" + Elapsed.text(stage.getFirstStartedMs()),
                stage.getAllReadyMs() < 0 ? "-" : "+" + Elapsed.text(stage.getAllReadyMs())));
      }
    }
    String ended = end.getOutcome().toLowerCase(Locale.ROOT).replace('_', ' ');
    List<String> what = Printable.lines(ended + " after " + took(end) + end.getWhat());
    lines.add(what.get(0));
    what.stream().skip(1).forEach(line -> lines.add("    " + line));
    if (!end.getRemedy().isEmpty()) {
      lines.add("    fix   " + Printable.of(end.getRemedy()));
    }
    lines.addAll(notes(end));
    lines.addAll(standIns(last));
    return lines;
  }

  private static String took(RunEnd end) {
    return Elapsed.text(end.getTookMs()) + (end.getWhat().isEmpty() ? "" : ": ");
  }

  private static List<String> notes(RunEnd end) {
    return end.getNotesList().stream().map(note -> "! " + Printable.of(note)).toList();
  }

  /** A test double must never pass for the real thing. */
  public static List<String> standIns(FleetView view) {
    Map<String, Integer> doubles = new TreeMap<>();
    for (HostView host : view.getHostsList()) {
      for (Sight sight : Sight.of(host)) {
        if (!sight.standIn().isEmpty()) {
          doubles.merge(sight.role() + ": " + sight.standIn(), 1, Integer::sum);
        }
      }
    }
    List<String> lines = new ArrayList<>();
    doubles.forEach((what, count) -> lines.add("! stand-in ×" + count + "  " + what));
    return lines;
  }
}
