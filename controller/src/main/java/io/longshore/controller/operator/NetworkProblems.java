package io.longshore.controller.operator;

import io.longshore.controller.plan.Member;
import io.longshore.controller.plan.Members;
import io.longshore.controller.plan.Standing;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.model.GateNames;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What keeps channels from being made in a network: test doubles, and nodes that are not ready. */
final class NetworkProblems {
  private static final Set<String> CHANNEL_NODES =
      Set.of(GateNames.ORDERER_READY, GateNames.PEER_READY);

  private NetworkProblems() {}

  /** All of them; test doubles alone when there are any, because waiting does not change those. */
  static List<Problem> of(Members members) {
    List<String> doubles =
        members.all().stream().filter(NetworkProblems::standIn).map(Member::place).toList();
    if (!doubles.isEmpty()) {
      return List.of(standIns(doubles));
    }
    return members.all().stream()
        .filter(one -> one.standing() != Standing.READY)
        .map(NetworkProblems::notReady)
        .toList();
  }

  private static boolean standIn(Member one) {
    return CHANNEL_NODES.contains(one.spec().ready().type())
        && one.seen().map(seen -> !seen.standIn().isEmpty()).orElse(false);
  }

  private static Problem standIns(List<String> places) {
    return new Problem(
        "",
        0,
        places.stream().collect(Collectors.joining(", ")),
        "these nodes are stand-ins for Fabric's own, and stand-ins create no channels",
        "",
        "give the hosts Fabric's own images, run controller apply, then this again",
        Exit.UNMET);
  }

  private static Problem notReady(Member one) {
    boolean asWanted = one.standing() == Standing.COMING;
    return new Problem(
        "",
        0,
        one.place(),
        asWanted ? "it is not ready: " + one.trouble() : "it does not run as this spec has it",
        "channels are made in a network that is up",
        asWanted ? "see: controller status" : "first: controller apply; then: controller status",
        one.answers() ? Exit.UNMET : Exit.UNREACHABLE);
  }
}
