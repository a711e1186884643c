package io.longshore.controller.http;

import io.longshore.controller.plan.Member;
import io.longshore.controller.plan.Members;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many more members a cluster can lose and go on. Pure. */
final class Margins {
  private Margins() {}

  /** For each role whose members vote: those that serve, less a majority. Below 0: none serves. */
  static SortedMap<String, Integer> quorum(Members members) {
    SortedMap<String, Integer> margins = new TreeMap<>();
    for (String role : members.roles()) {
      List<Member> all = members.of(role);
      if (gate(all, GateNames.ZOOKEEPER_QUORUM).isPresent()) {
        margins.put(role, serving(all) - (all.size() / 2 + 1));
      }
    }
    return margins;
  }

  /**
   * For each role that replicates: replicas of a partition that are in sync, less the fewest that
   * writes need, if all members that do not serve have a replica of the same partition.
   */
  static SortedMap<String, Integer> inSync(Members members) {
    SortedMap<String, Integer> margins = new TreeMap<>();
    for (String role : members.roles()) {
      List<Member> all = members.of(role);
      gate(all, GateNames.KAFKA_IN_SYNC)
          .ifPresent(
              gate ->
                  margins.put(
                      role,
                      number(gate, GateNames.ENOUGH, all.size())
                          - (all.size() - serving(all))
                          - number(gate, GateNames.MIN_INSYNC_REPLICAS, 1)));
    }
    return margins;
  }

  private static int serving(List<Member> members) {
    return (int) members.stream().filter(Member::serves).count();
  }

  private static Optional<Gate> gate(List<Member> members, String type) {
    return members.stream()
        .map(member -> member.spec().ready())
        .filter(gate -> gate.type().equals(type))
        .findFirst();
  }

  private static int number(Gate gate, String setting, int otherwise) {
    Map<String, String> settings = gate.settings();
    return settings.containsKey(setting) ? Integer.parseInt(settings.get(setting)) : otherwise;
  }
}
