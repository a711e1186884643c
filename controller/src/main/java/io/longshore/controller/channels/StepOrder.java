package io.longshore.controller.channels;

import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.WantedChaincode;
import io.longshore.controller.workload.fabric.WantedChannel;
import java.util.ArrayList;
import java.util.List;

/** The steps that make the channels of a network, each after those that it needs. */
final class StepOrder {
  private StepOrder() {}

  /**
   * Channel by channel: it exists, its peers join, its anchors are set, its chaincodes are
   * installed on every peer and then instantiated.
   *
   * @param withChaincode whether chaincodes are part of it
   */
  static List<PlannedStep> of(FabricNetwork network, boolean withChaincode) {
    List<PlannedStep> steps = new ArrayList<>();
    for (WantedChannel channel : network.channels()) {
      steps.add(new PlannedStep.Create(channel));
      channel.peers().forEach(peer -> steps.add(new PlannedStep.Join(channel, peer)));
      channel
          .anchors()
          .forEach((name, anchor) -> steps.add(new PlannedStep.Anchor(channel, name, anchor)));
      if (withChaincode) {
        channel.chaincodes().forEach(chaincode -> add(channel, chaincode, steps));
      }
    }
    return steps;
  }

  private static void add(
      WantedChannel channel, WantedChaincode chaincode, List<PlannedStep> steps) {
    List<DialledNode> peers = channel.peers();
    peers.forEach(peer -> steps.add(new PlannedStep.Install(chaincode, peer)));
    if (!peers.isEmpty()) {
      steps.add(new PlannedStep.Instantiate(channel, chaincode, peers.get(0)));
    }
  }
}
