package io.longshore.controller.drift;

import io.longshore.controller.fleet.HostLink;
import io.longshore.controller.fleet.HostState;
import io.longshore.model.DriftClass;
import io.longshore.model.DriftFinding;
import io.longshore.model.ObservedHost;
import java.time.Instant;

/** Says how a host stands. Pure. */
public final class Verdicts {
  private Verdicts() {}

  /**
   * The host's verdict.
   *
   * @param desiredGeneration of what it should hold; 0 when it should hold nothing
   */
  public static HostVerdict of(HostState host, long desiredGeneration) {
    if (!host.link().attached()) {
      return unreachable(host);
    }
    return host.observed()
        .map(seen -> seen(seen, desiredGeneration))
        .orElseGet(
            () -> unknown(host.host(), "its agent has not told yet what it sees", "ask again"));
  }

  private static HostVerdict seen(ObservedHost seen, long desiredGeneration) {
    String host = seen.host();
    if (!seen.engine().answering()) {
      return unknown(
          host,
          "its Docker engine does not answer: " + seen.engine().trouble(),
          "on " + host + ": systemctl status docker");
    }
    if (seen.generation() != desiredGeneration) {
      return unknown(
          host,
          "it holds generation " + seen.generation() + ", and " + desiredGeneration + " is due",
          "see: controller status");
    }
    long drifted = seen.drift().stream().filter(one -> one.driftClass().drifted()).count();
    if (drifted > 0) {
      return new HostVerdict(
          host,
          Verdict.DRIFTED,
          drifted == 1 ? "1 finding" : drifted + " findings",
          "controller apply puts right what is to be put right");
    }
    return seen.drift().stream()
        .filter(finding -> finding.driftClass() == DriftClass.UNKNOWN)
        .findFirst()
        .map(finding -> unknown(host, unsaid(finding), finding.remedy()))
        .orElseGet(() -> inSync(seen));
  }

  private static HostVerdict inSync(ObservedHost seen) {
    String why = seen.generation() == 0 ? "nothing is stated for it" : Verdict.IN_SYNC.sentence();
    return new HostVerdict(seen.host(), Verdict.IN_SYNC, why, "");
  }

  private static String unsaid(DriftFinding finding) {
    return finding.subject() + ", " + finding.field() + ": " + finding.reason().sentence();
  }

  private static HostVerdict unknown(String host, String why, String remedy) {
    return new HostVerdict(host, Verdict.UNKNOWN, why, remedy);
  }

  private static HostVerdict unreachable(HostState host) {
    String name = host.host();
    return host.link()
        .accept(
            new HostLink.Visitor<>() {
              @Override
              public HostVerdict neverEnrolled() {
                return away("it was never enrolled", "controller token " + name);
              }

              @Override
              public HostVerdict neverSeen() {
                return away(
                    "its agent has not come since the controller started",
                    "on " + name + ": systemctl status longshore-agent");
              }

              @Override
              public HostVerdict attached(Instant at) {
                throw new IllegalStateException(name + " is attached since " + at);
              }

              @Override
              public HostVerdict silent(Instant last) {
                return away(
                    "its agent is silent since " + last,
                    "on " + name + ": systemctl status longshore-agent");
              }

              private HostVerdict away(String why, String remedy) {
                return new HostVerdict(name, Verdict.UNREACHABLE, why, remedy);
              }
            });
  }
}
