package io.longshore.controller.cli.progress;

import io.longshore.model.Phase;
import io.longshore.proto.v1.FleetView;
import io.longshore.proto.v1.HostView;
import io.longshore.proto.v1.StageTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The picture of a run on a terminal: stages, then hosts with what each container waits for.
 *
 * @param columns width of the terminal
 * @param rows height; what does not fit is counted in the last line
 * @param colour whether colours may be used
 */
public record ProgressTree(int columns, int rows, boolean colour) {
  private static final int NAME = 26;
  private static final int PHASE = 10;

  /**
   * The picture.
   *
   * @param elapsedMs since the run began, milliseconds
   */
  public List<String> lines(FleetView view, long elapsedMs) {
    List<String> lines = new ArrayList<>();
    lines.add(header(view, elapsedMs));
    for (StageTime stage : view.getStagesList()) {
      lines.add(stage(stage));
    }
    lines.addAll(ChannelSight.tree(view, columns, colour));
    lines.add("");
    List<HostView> hosts = new ArrayList<>(view.getHostsList());
    hosts.sort((left, right) -> Boolean.compare(done(left), done(right)));
    for (HostView host : hosts) {
      lines.addAll(host(host));
    }
    return fit(lines);
  }

  private String header(FleetView view, long elapsedMs) {
    int containers = view.getHostsList().stream().mapToInt(HostView::getPlannedCount).sum();
    int ready = 0;
    for (HostView host : view.getHostsList()) {
      ready += ready(host);
    }
    return String.format(
        Locale.ROOT,
        "%d of %d containers ready on %d hosts   %s",
        ready,
        containers,
        view.getHostsCount(),
        Elapsed.text(elapsedMs));
  }

  private String stage(StageTime stage) {
    boolean done = stage.getReady() == stage.getTotal();
    Glyph glyph = done ? Glyph.DONE : stage.getFirstStartedMs() >= 0 ? Glyph.MOVING : Glyph.RESTING;
    String when =
        done && stage.getAllReadyMs() > 0 ? "ready at " + Elapsed.text(stage.getAllReadyMs()) : "";
    return String.format(
        Locale.ROOT,
        "  %s %-12s %3d/%-3d %s",
        glyph.text(colour),
        stage.getRole(),
        stage.getReady(),
        stage.getTotal(),
        when);
  }

  private List<String> host(HostView host) {
    List<String> lines = new ArrayList<>();
    List<Sight> sights = Sight.of(host);
    String name = String.format(Locale.ROOT, "%-12s %-15s", host.getHost(), host.getAddress());
    if (done(host)) {
      lines.add(
          Printable.cut(name + " ", columns - 24)
              + Glyph.DONE.paint("✓ all " + sights.size() + " ready", colour));
      return lines;
    }
    String link =
        host.getLink().equals("ATTACHED")
            ? ""
            : " " + Glyph.WRONG.paint(host.getLink().toLowerCase(Locale.ROOT), colour);
    lines.add(name + link);
    for (Sight sight : sights) {
      lines.add(container(sight));
    }
    return lines;
  }

  private String container(Sight sight) {
    String phase = sight.phase().name().toLowerCase(Locale.ROOT);
    String left =
        String.format(Locale.ROOT, "%-" + NAME + "s %-" + PHASE + "s", sight.name(), phase);
    int room = columns - 6 - left.length();
    return "   "
        + Glyph.of(sight.phase()).text(colour)
        + " "
        + left
        + " "
        + Printable.cut(sight.detail(), room);
  }

  private List<String> fit(List<String> lines) {
    int room = Math.max(4, rows - 1);
    if (lines.size() <= room) {
      return lines;
    }
    List<String> fitting = new ArrayList<>(lines.subList(0, room - 1));
    fitting.add("… and " + (lines.size() - room + 1) + " lines more");
    return fitting;
  }

  private static boolean done(HostView host) {
    return host.getLink().equals("ATTACHED") && ready(host) == host.getPlannedCount();
  }

  private static int ready(HostView host) {
    return (int) Sight.of(host).stream().filter(one -> one.phase() == Phase.READY).count();
  }
}
