package io.longshore.controller.channels;

import io.longshore.controller.plan.Member;
import io.longshore.controller.plan.Members;
import io.longshore.controller.plan.Standing;
import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.FabricNetwork;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the fleet says of a network's orderers and peers.
 *
 * @param serving those that serve in the form the spec gives them, by their full names
 * @param unseen those of which nothing was seen yet
 * @param standIns those that are test doubles
 */
record NodesSeen(SortedSet<String> serving, SortedSet<String> unseen, SortedSet<String> standIns) {
  /** Nothing is known of any node. */
  static final NodesSeen NONE = new NodesSeen(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

  static NodesSeen of(FabricNetwork network, Members members) {
    Set<String> wanted = new TreeSet<>();
    network.orderers().stream().map(DialledNode::name).forEach(wanted::add);
    network.channels().stream()
        .flatMap(channel -> channel.peers().stream())
        .map(DialledNode::name)
        .forEach(wanted::add);
    SortedSet<String> serving = new TreeSet<>();
    SortedSet<String> unseen = new TreeSet<>(wanted);
    SortedSet<String> standIns = new TreeSet<>();
    for (Member member : members.all()) {
      if (!wanted.contains(member.name())) {
        continue;
      }
      if (member.standing() == Standing.READY) {
        serving.add(member.name());
      }
      if (member.seen().filter(seen -> !seen.containerId().isEmpty()).isPresent()) {
        unseen.remove(member.name());
      }
      if (member.seen().filter(seen -> !seen.standIn().isEmpty()).isPresent()) {
        standIns.add(member.name());
      }
    }
    return new NodesSeen(serving, unseen, standIns);
  }

  /** Whether all that a step needs of nodes is there. */
  boolean serve(StepNeeds needs, FabricNetwork network) {
    return serving.containsAll(needs.nodes())
        && (!needs.orderer()
            || network.orderers().stream().map(DialledNode::name).anyMatch(serving::contains));
  }

  /** Why channels are left out of a network of doubles. */
  String doubles() {
    return "channels are left out: "
        + String.join(", ", standIns)
        + " are stand-ins for Fabric's own nodes, and stand-ins make no channels";
  }
}
