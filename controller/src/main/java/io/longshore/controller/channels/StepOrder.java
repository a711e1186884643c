package io.longshore.controller.channels;

import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.SmokeTest;
import io.longshore.controller.workload.fabric.WantedChaincode;
import io.longshore.controller.workload.fabric.WantedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The steps that make the channels of a network, each after those that it needs. */
final class StepOrder {
  private StepOrder() {}

  /**
   * The system channel is configured; then channel by channel: it exists and is configured, its
   * peers join, its anchors are set, its chaincodes are made into images and installed on every
   * peer, then instantiated, and each is tried.
   *
   * @param withChaincode whether chaincodes are part of it
   */
  static List<PlannedStep> of(FabricNetwork network, boolean withChaincode) {
    List<PlannedStep> steps = new ArrayList<>();
    steps.add(new PlannedStep.Configure(network.systemChannel(), Optional.empty()));
    for (WantedChannel channel : network.channels()) {
      steps.add(new PlannedStep.Create(channel));
      steps.add(new PlannedStep.Configure(channel.name(), Optional.of(channel)));
      channel.peers().forEach(peer -> steps.add(new PlannedStep.Join(channel, peer)));
      channel
          .anchors()
          .forEach((name, anchor) -> steps.add(new PlannedStep.Anchor(channel, name, anchor)));
      if (withChaincode) {
        channel.chaincodes().forEach(chaincode -> add(network, channel, chaincode, steps));
      }
    }
    return steps;
  }

  private static void add(
      FabricNetwork network,
      WantedChannel channel,
      WantedChaincode chaincode,
      List<PlannedStep> steps) {
    if (!network.imageNames(channel, chaincode.id()).isEmpty()) {
      steps.add(new PlannedStep.Image(channel, chaincode));
    }
    List<DialledNode> peers = channel.peers();
    peers.forEach(peer -> steps.add(new PlannedStep.Install(chaincode, peer)));
    if (!peers.isEmpty()) {
      steps.add(new PlannedStep.Instantiate(channel, chaincode, peers.get(0)));
      chaincode.smoke().ifPresent(test -> add(channel, chaincode, test, steps));
    }
  }

  private static void add(
      WantedChannel channel, WantedChaincode chaincode, SmokeTest test, List<PlannedStep> steps) {
    channel
        .peers()
        .forEach(peer -> steps.add(new PlannedStep.Ask(channel, chaincode, test, peer, false)));
    if (test.invokes()) {
      steps.add(new PlannedStep.Invoke(channel, chaincode, test, oneOfEach(channel)));
      channel
          .peers()
          .forEach(peer -> steps.add(new PlannedStep.Ask(channel, chaincode, test, peer, true)));
    }
  }

  /** A peer of every member: enough for any policy that asks for members' peers. */
  private static List<DialledNode> oneOfEach(WantedChannel channel) {
    SortedMap<String, DialledNode> first = new TreeMap<>();
    channel.peers().forEach(peer -> first.putIfAbsent(peer.organization(), peer));
    return List.copyOf(first.values());
  }
}
