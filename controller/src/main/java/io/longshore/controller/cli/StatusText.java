package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Elapsed;
import io.longshore.controller.cli.progress.Printable;
import io.longshore.controller.cli.progress.Sight;
import io.longshore.controller.cli.progress.Summary;
import io.longshore.controller.drift.Verdict;
import io.longshore.controller.spec.Exit;
import io.longshore.model.DriftClass;
import io.longshore.model.Phase;
import io.longshore.proto.v1.FleetView;
import io.longshore.proto.v1.Hold;
import io.longshore.proto.v1.HostProblem;
import io.longshore.proto.v1.HostView;
import io.longshore.proto.v1.StatusReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The state of the fleet as a person reads it. Every host has a line, whatever it is. */
final class StatusText {
  private StatusText() {}

  static List<String> lines(StatusReply reply, boolean colour) {
    List<String> lines = new ArrayList<>();
    FleetView view = reply.getView();
    lines.add(
        "controller "
            + reply.getControllerVersion()
            + ", deployment "
            + reply.getDeployment()
            + (view.getSpecDigest().isEmpty()
                ? ", no spec applied yet"
                : ", spec " + view.getSpecDigest().substring(0, 12)));
    for (String warning : reply.getWarningsList()) {
      lines.add("WARNING: " + Printable.of(warning));
    }
    if (reply.hasLastEnd()) {
      lines.add(
          Printable.of(reply.getRun())
              + ": "
              + reply.getLastEnd().getOutcome().toLowerCase(Locale.ROOT).replace('_', ' ')
              + " after "
              + Elapsed.text(reply.getLastEnd().getTookMs()));
    } else if (!reply.getRun().isEmpty()) {
      lines.add(Printable.of(reply.getRun()) + " is under way");
    }
    for (HostView host : view.getHostsList()) {
      lines.addAll(host(host, view.getAtMs()));
    }
    lines.addAll(ChannelHealthText.lines(reply));
    lines.add(tally(view));
    lines.addAll(Summary.standIns(view));
    return lines;
  }

  /**
   * 4 when a host is silent, 1 when a container does not serve, 3 when something drifted, 4 when
   * something of a channel cannot be learnt, else 0: the first of these.
   */
  static Exit exit(StatusReply reply) {
    if (reply.getView().getHostsList().stream()
        .anyMatch(host -> host.getPlannedCount() > 0 && !host.getLink().equals("ATTACHED"))) {
      return Exit.UNREACHABLE;
    }
    boolean serving =
        reply.getView().getHostsList().stream()
            .flatMap(host -> Sight.of(host).stream())
            .allMatch(sight -> sight.phase() == Phase.READY);
    if (!serving) {
      return Exit.FAILED;
    }
    if (reply.getView().getHostsList().stream().anyMatch(StatusText::drifted)) {
      return Exit.DRIFT;
    }
    return ChannelHealthText.exit(reply, Verdict.DRIFTED, Exit.DRIFT)
        .or(() -> ChannelHealthText.exit(reply, Verdict.UNKNOWN, Exit.UNREACHABLE))
        .orElse(Exit.DONE);
  }

  /** As the report of drift has it: of a host that does not answer nothing can be said. */
  private static boolean drifted(HostView host) {
    return host.getLink().equals("ATTACHED")
        && host.getObserved().getDriftList().stream()
            .map(one -> DriftClass.of(one.getDriftClass()))
            .anyMatch(DriftClass::drifted);
  }

  private static List<String> host(HostView host, long nowMs) {
    List<String> lines = new ArrayList<>();
    String engine = host.getObserved().getEngine().getVersion();
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%-12s %-15s %s%s%s",
            host.getHost(),
            host.getAddress(),
            HostsText.link(host, nowMs),
            engine.isEmpty() ? "" : ", engine " + Printable.of(engine),
            host.getDesiredGeneration() == 0
                ? ""
                : ", generation "
                    + host.getObserved().getGeneration()
                    + (host.getObserved().getGeneration() == host.getDesiredGeneration()
                        ? ""
                        : " of " + host.getDesiredGeneration())));
    for (Sight sight : Sight.of(host)) {
      lines.add(
          String.format(
                  Locale.ROOT,
                  "  %-28s %-10s %-10s %s",
                  sight.name(),
                  sight.role(),
                  sight.phase().name().toLowerCase(Locale.ROOT),
                  sight.detail())
              .stripTrailing());
      if (!sight.remedy().isEmpty() && sight.phase() != Phase.READY) {
        lines.add("      fix   " + sight.remedy());
      }
    }
    for (String exception : host.getExceptionsList()) {
      lines.add("  * exception: " + Printable.of(exception));
    }
    for (Hold hold : host.getObserved().getHoldsList()) {
      lines.add(
          "  * held: "
              + Printable.of(
                  hold.getContainer() + " by " + hold.getBy() + ": " + hold.getReason()));
    }
    drift(host).ifPresent(lines::add);
    for (HostProblem problem : host.getObserved().getProblemsList()) {
      lines.add("  ! " + Printable.of(problem.getSubject() + ": " + problem.getWhat()));
      if (!problem.getRemedy().isEmpty()) {
        lines.add("      fix   " + Printable.of(problem.getRemedy()));
      }
    }
    return lines;
  }

  /** What an apply would put right; the rest is for the command that tells of drift. */
  private static Optional<String> drift(HostView host) {
    List<String> changed =
        host.getObserved().getDriftList().stream()
            .filter(one -> one.getDriftClass().equals(DriftClass.CORRECTIVE.name()))
            .map(one -> one.getSubject() + " " + one.getField())
            .toList();
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "  * drift: "
                + Printable.of(String.join(", ", changed))
                + "; why: controller drift --host "
                + host.getHost());
  }

  /** Every host counts once, so that the numbers add up. */
  private static String tally(FleetView view) {
    int attached = 0;
    int ready = 0;
    int containers = 0;
    for (HostView host : view.getHostsList()) {
      attached += host.getLink().equals("ATTACHED") ? 1 : 0;
      containers += host.getPlannedCount();
      ready += (int) Sight.of(host).stream().filter(one -> one.phase() == Phase.READY).count();
    }
    return String.format(
        Locale.ROOT,
        "%n%d of %d containers ready; %d of %d hosts attached",
        ready,
        containers,
        attached,
        view.getHostsCount());
  }
}
