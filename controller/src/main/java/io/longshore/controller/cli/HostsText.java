package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Elapsed;
import io.longshore.controller.cli.progress.Printable;
import io.longshore.proto.v1.FleetView;
import io.longshore.proto.v1.HostView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The hosts as a table. */
final class HostsText {
  private static final String ROW = "%-12s %-15s %-28s %-8s %-10s %s";

  private HostsText() {}

  static List<String> lines(FleetView view) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(Locale.ROOT, ROW, "HOST", "ADDRESS", "LINK", "AGENT", "ENGINE", "HOLDS"));
    for (HostView host : view.getHostsList()) {
      lines.add(
          String.format(
                  Locale.ROOT,
                  ROW,
                  host.getHost(),
                  host.getAddress(),
                  link(host, view.getAtMs()),
                  Printable.of(host.getAgentVersion()),
                  Printable.of(host.getObserved().getEngine().getVersion()),
                  host.getObserved().getGeneration() == 0
                      ? "nothing yet"
                      : "generation " + host.getObserved().getGeneration())
              .stripTrailing());
    }
    if (view.getHostsCount() == 0) {
      lines.add("no host is enrolled; begin with: controller token HOST");
    }
    return lines;
  }

  /** The state of the link with how long it has been so. */
  static String link(HostView host, long nowMs) {
    String word = host.getLink().toLowerCase(Locale.ROOT).replace('_', ' ');
    return host.getLinkSinceMs() == 0
        ? word
        : word + " for " + Elapsed.text(Math.max(0, nowMs - host.getLinkSinceMs()));
  }
}
