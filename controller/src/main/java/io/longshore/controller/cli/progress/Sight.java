package io.longshore.controller.cli.progress;

import io.longshore.model.Phase;
import io.longshore.model.Verdict;
import io.longshore.proto.v1.GateReport;
import io.longshore.proto.v1.HostView;
import io.longshore.proto.v1.ObservedContainer;
import io.longshore.proto.v1.PlannedContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One container as a person should see it.
 *
 * @param host its host
 * @param name its name
 * @param role its role
 * @param phase how far it is; a container of an older spec counts as {@link Phase#PREPARING}
 * @param detail what it waits for, what is wrong, or who is missing beside it; may be empty
 * @param remedy what to do; may be empty
 * @param standIn the image's word that it is a test double; may be empty
 */
public record Sight(
    String host,
    String name,
    String role,
    Phase phase,
    String detail,
    String remedy,
    String standIn) {

  /** Every container the spec places on the host, in the spec's order. */
  public static List<Sight> of(HostView host) {
    Map<String, ObservedContainer> seen = new TreeMap<>();
    host.getObserved().getContainersList().forEach(one -> seen.put(one.getName(), one));
    List<Sight> sights = new ArrayList<>();
    for (PlannedContainer planned : host.getPlannedList()) {
      sights.add(of(host, planned, seen.get(planned.getName())));
    }
    return sights;
  }

  private static Sight of(HostView host, PlannedContainer planned, ObservedContainer seen) {
    if (!host.getLink().equals("ATTACHED")) {
      return plain(host, planned, Phase.UNKNOWN, "the host does not answer", seen);
    }
    if (seen == null) {
      return plain(host, planned, Phase.PREPARING, "", null);
    }
    Phase phase = phase(seen.getPhase());
    boolean outdated =
        !seen.getFingerprint().isEmpty() && !seen.getFingerprint().equals(planned.getFingerprint());
    if (outdated && phase == Phase.READY) {
      return plain(host, planned, Phase.WAITING, "still runs the earlier spec", seen);
    }
    return plain(host, planned, phase, detail(phase, seen), seen);
  }

  private static Sight plain(
      HostView host, PlannedContainer planned, Phase phase, String detail, ObservedContainer seen) {
    return new Sight(
        host.getHost(),
        planned.getName(),
        planned.getRole(),
        phase,
        Printable.of(detail),
        seen == null ? "" : Printable.of(seen.getRemedy()),
        seen == null ? "" : Printable.of(seen.getStandIn()));
  }

  /**
   * The evidence of a gate that is shut says more than any sentence of ours; so does that of a
   * container that serves while others of its cluster are missing.
   */
  private static String detail(Phase phase, ObservedContainer seen) {
    boolean start = phase == Phase.WAITING;
    if (start || phase == Phase.STARTING || phase == Phase.READY) {
      for (GateReport gate : seen.getGatesList()) {
        if (gate.getStart() == start
            && !gate.getVerdict().equals(Verdict.PASS.name())
            && !gate.getEvidence().isEmpty()) {
          return gate.getType() + ": " + gate.getEvidence();
        }
      }
    }
    return seen.getDetail();
  }

  private static Phase phase(String word) {
    for (Phase phase : Phase.values()) {
      if (phase.name().equals(word)) {
        return phase;
      }
    }
    return Phase.UNKNOWN;
  }
}
