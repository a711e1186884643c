package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Printable;
import io.longshore.proto.v1.ConsentState;
import io.longshore.proto.v1.DifferenceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a channel differs from the spec, as people read it. */
final class DifferencesText {
  private DifferencesText() {}

  /**
   * Each difference, then what an update that makes them good needs.
   *
   * @param channel its name
   */
  static List<String> lines(
      String channel, List<DifferenceState> differences, List<ConsentState> consents) {
    if (differences.isEmpty()) {
      return List.of(Printable.of(channel) + " is configured as the spec has it");
    }
    List<String> lines = new ArrayList<>();
    for (DifferenceState one : differences) {
      lines.add(one.getTopic().toLowerCase(Locale.ROOT).replace('_', ' '));
      lines.add("    channel  " + Printable.of(one.getHas()));
      lines.add("    spec     " + Printable.of(one.getWants()));
      if (!one.getRemedy().isEmpty()) {
        lines.add("    fix      " + Printable.of(one.getRemedy()));
      }
    }
    long left = differences.stream().filter(one -> !one.getAutomatic()).count();
    lines.add("");
    lines.add(
        (differences.size() == 1 ? "1 difference" : differences.size() + " differences")
            + (left == 0 ? "" : ", " + left + " left to a person"));
    if (!consents.isEmpty()) {
      lines.add("an update of the others needs:");
      for (ConsentState one : consents) {
        lines.add(
            "    "
                + Printable.of(one.getPath() + ": " + one.getMeaning())
                + (one.getGiven()
                    ? ", which the controller can sign"
                    : ", which the controller's keys are not enough for"));
      }
    }
    return lines;
  }
}
