package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Printable;
import io.longshore.proto.v1.ChannelPlanStep;
import io.longshore.proto.v1.CodeOffer;
import io.longshore.proto.v1.Plan;
import io.longshore.proto.v1.PlanStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A plan as a person reads it: what, where, why, in which order. */
final class PlanText {
  private static final Map<String, String> SIGNS =
      Map.of("CREATE", "+", "RECREATE", "~", "START", "^", "REMOVE", "-");

  private PlanText() {}

  /** What the plan would do; what stays as it is, is only counted. */
  static List<PlanStep> changes(Plan plan) {
    return plan.getStepsList().stream()
        .filter(step -> !step.getAction().equals("UNCHANGED"))
        .toList();
  }

  static boolean hasChanges(Plan plan) {
    return !changes(plan).isEmpty() || plan.getChannelStepsCount() > 0;
  }

  /** Packages that an apply would send first. */
  static List<String> sending(List<CodeOffer> wanted) {
    return wanted.stream()
        .map(
            one ->
                "an apply sends the package of chaincode "
                    + Printable.of(one.getName() + " " + one.getVersion()))
        .toList();
  }

  static List<String> lines(Plan plan) {
    List<String> lines = new ArrayList<>();
    Map<String, Integer> counts = new TreeMap<>();
    int wave = -1;
    List<PlanStep> steps = changes(plan);
    boolean waves = steps.stream().mapToInt(PlanStep::getWave).distinct().count() > 1;
    for (PlanStep step : steps) {
      if (waves && step.getWave() != wave) {
        wave = step.getWave();
        lines.add("step " + wave + (wave == 1 ? "" : ", when step " + (wave - 1) + " is ready"));
      }
      counts.merge(step.getAction().toLowerCase(Locale.ROOT), 1, Integer::sum);
      lines.add(step(step));
    }
    lines.addAll(channels(plan));
    for (String note : plan.getNotesList()) {
      lines.add("! " + Printable.of(note));
    }
    lines.add(footer(plan, counts));
    return lines;
  }

  private static List<String> channels(Plan plan) {
    List<String> lines = new ArrayList<>();
    if (plan.getChannelStepsCount() > 0) {
      lines.add("channels, as their nodes serve");
    }
    for (ChannelPlanStep step : plan.getChannelStepsList()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  + %-58s %s",
              Printable.of(step.getTitle()),
              Printable.of(step.getDetail())));
    }
    return lines;
  }

  private static String step(PlanStep step) {
    String detail = step.getDetail().isEmpty() ? "" : ": " + Printable.of(step.getDetail());
    return String.format(
        Locale.ROOT,
        "  %s %-10s %-26s %-9s %s%s",
        SIGNS.getOrDefault(step.getAction(), "?"),
        step.getHost(),
        step.getContainer(),
        step.getAction().toLowerCase(Locale.ROOT),
        step.getReason().toLowerCase(Locale.ROOT).replace('_', ' '),
        detail);
  }

  private static String footer(Plan plan, Map<String, Integer> counts) {
    String spec = "spec " + brief(plan.getSpecDigest()) + ", plan " + brief(plan.getDigest());
    if (counts.isEmpty() && plan.getChannelStepsCount() == 0) {
      String channels =
          plan.getChannelStepsSo() == 0 ? "" : ", " + plan.getChannelStepsSo() + " channel steps";
      return "nothing to do: "
          + plan.getUnchanged()
          + " containers"
          + channels
          + " are as the spec says · "
          + spec;
    }
    List<String> parts = new ArrayList<>();
    counts.forEach((action, count) -> parts.add(count + " to " + action));
    if (plan.getChannelStepsCount() > 0) {
      parts.add(plan.getChannelStepsCount() + " channel steps");
    }
    return String.join(", ", parts) + ", " + plan.getUnchanged() + " unchanged · " + spec;
  }

  private static String brief(String digest) {
    return Printable.cut(digest, 13).replace("…", "");
  }
}
