package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Printable;
import io.longshore.proto.v1.LaggardView;
import io.longshore.proto.v1.ReplacementView;
import io.longshore.proto.v1.RootView;
import io.longshore.proto.v1.WaivedView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How far the replacement of the fleet's root is, for people. Pure. */
final class ReplacementText {
  private static final String DROPPING = "DROP_OLD";

  private ReplacementText() {}

  static List<String> lines(ReplacementView view) {
    List<String> lines = new ArrayList<>();
    lines.add("root " + root(view.getSigning()) + " signs");
    if (view.hasIssuer()) {
      lines.add("through issuing authority " + root(view.getIssuer()));
    }
    if (view.getPhase().isEmpty()) {
      lines.add("no root is being replaced");
      return lines;
    }
    lines.add(
        "root "
            + root(view.getOther())
            + (view.getPhase().equals(DROPPING) ? " is dropped" : " is trusted beside it"));
    lines.add(
        "phase "
            + view.getPhase()
            + " since "
            + Instant.ofEpochMilli(view.getSinceMs())
            + ": "
            + view.getSentence());
    lines.add("begun by " + Printable.of(view.getBy() + ": " + view.getReason()));
    for (WaivedView one : view.getWaivedList()) {
      lines.add("without " + Printable.of(one.getHolder() + ": " + one.getReason()));
    }
    for (LaggardView one : view.getLaggardsList()) {
      lines.add("waits for " + Printable.of(one.getHolder() + ": " + one.getSentence()));
      lines.add("      fix " + Printable.of(one.getRemedy()));
    }
    if (view.getWaitsForWord()) {
      lines.add(
          "everybody is there; next: controller certs rotate-ca --continue (no way back then)");
    }
    return lines;
  }

  private static String root(RootView root) {
    return root.getNumber()
        + " ("
        + root.getFingerprint().substring(0, Math.min(16, root.getFingerprint().length()))
        + "…, until "
        + Instant.ofEpochMilli(root.getNotAfterMs()).toString().substring(0, 10)
        + ")";
  }
}
