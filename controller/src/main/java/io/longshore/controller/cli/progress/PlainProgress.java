package io.longshore.controller.cli.progress;

import io.longshore.model.Phase;
import io.longshore.proto.v1.ChannelStep;
import io.longshore.proto.v1.FleetView;
import io.longshore.proto.v1.HostView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The course of a run as lines: one for each change, and a sign of life while nothing changes.
 *
 * <p>Holds what was last said; one thread uses it.
 */
public final class PlainProgress {
  private static final long QUIET_MS = 10_000;
  private static final String CHANNELS = "channels";

  private final Map<String, String> links = new TreeMap<>();
  private final Map<Integer, String> steps = new TreeMap<>();
  private final Map<String, Phase> phases = new TreeMap<>();
  private long lastSaidMs;

  /**
   * What is new in this view.
   *
   * @param elapsedMs since the run began, milliseconds
   */
  public List<String> lines(FleetView view, long elapsedMs) {
    List<String> lines = new ArrayList<>();
    for (HostView host : view.getHostsList()) {
      String before = links.put(host.getHost(), host.getLink());
      if (before == null ? !host.getLink().equals("ATTACHED") : !before.equals(host.getLink())) {
        lines.add(line(elapsedMs, host.getHost(), host.getLink().toLowerCase(Locale.ROOT)));
      }
      for (Sight sight : Sight.of(host)) {
        say(sight, elapsedMs, lines);
      }
    }
    for (ChannelStep step : view.getChannelStepsList()) {
      say(step, elapsedMs, lines);
    }
    if (lines.isEmpty() && elapsedMs - lastSaidMs >= QUIET_MS) {
      lines.addAll(waiting(view, elapsedMs));
    }
    if (!lines.isEmpty()) {
      lastSaidMs = elapsedMs;
    }
    return lines;
  }

  private void say(Sight sight, long elapsedMs, List<String> lines) {
    Phase before = phases.put(sight.host() + "/" + sight.name(), sight.phase());
    if (before == sight.phase()) {
      return;
    }
    String what = sight.phase().name().toLowerCase(Locale.ROOT);
    if (!sight.detail().isEmpty() && sight.phase() != Phase.READY) {
      what += ": " + sight.detail();
    }
    if (!sight.remedy().isEmpty() && sight.phase() == Phase.BLOCKED) {
      what += " (" + sight.remedy() + ")";
    }
    lines.add(line(elapsedMs, sight.host() + "/" + sight.name(), what));
  }

  private void say(ChannelStep step, long elapsedMs, List<String> lines) {
    String before = steps.put(step.getNumber(), step.getState());
    boolean quiet = step.getState().equals("WAITING") || step.getState().equals("WORKING");
    if (!quiet && !step.getState().equals(before)) {
      lines.add(line(elapsedMs, CHANNELS, ChannelSight.words(step)));
    }
  }

  private static List<String> waiting(FleetView view, long elapsedMs) {
    List<String> lines = new ArrayList<>();
    for (HostView host : view.getHostsList()) {
      for (Sight sight : Sight.of(host)) {
        if (sight.phase() != Phase.READY && sight.phase() != Phase.WAITING) {
          String detail = sight.detail().isEmpty() ? sight.phase().sentence() : sight.detail();
          lines.add(line(elapsedMs, sight.host() + "/" + sight.name(), "still: " + detail));
        }
      }
    }
    for (ChannelStep step : view.getChannelStepsList()) {
      if (step.getState().equals("WORKING")) {
        lines.add(line(elapsedMs, CHANNELS, "still " + ChannelSight.words(step)));
      }
    }
    return lines;
  }

  private static String line(long elapsedMs, String where, String what) {
    return String.format(Locale.ROOT, "%8s  %-30s %s", Elapsed.text(elapsedMs), where, what);
  }
}
