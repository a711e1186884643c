package io.longshore.controller.ledger;

import io.longshore.controller.spec.Exit;
import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.WantedChannel;
import java.util.List;

/** The channel that an operator names, and those of its peers. */
final class ChosenPeers {
  private ChosenPeers() {}

  static WantedChannel channel(FabricNetwork network, String name) throws LedgerProblem {
    return network.channels().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new LedgerProblem(
                    "channel " + name,
                    "the applied spec does not have it; it has "
                        + network.channels().stream().map(WantedChannel::name).toList(),
                    "controller fabric channel ls lists them",
                    Exit.FAILED));
  }

  /**
   * Its peers.
   *
   * @param names of those that are meant; none: all
   */
  static List<DialledNode> of(WantedChannel channel, List<String> names) throws LedgerProblem {
    List<DialledNode> chosen =
        channel.peers().stream()
            .filter(peer -> names.isEmpty() || names.contains(peer.name()))
            .toList();
    if (chosen.isEmpty() || chosen.size() < names.size()) {
      throw new LedgerProblem(
          "channel " + channel.name(),
          "not all of " + names + " are peers of its members",
          "its peers are " + channel.peers().stream().map(DialledNode::name).toList(),
          Exit.USAGE);
    }
    return chosen;
  }
}
