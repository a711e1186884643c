package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.Problems;
import io.longshore.controller.workload.StopTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules for what operators set over what is derived. */
final class SettingChecks {
  /** Settings that Fabric 1.4 reads no more, and what takes their place. */
  private static final Map<String, String> DEAD =
      Map.of(
          "CORE_LOGGING_LEVEL", "use FABRIC_LOGGING_SPEC",
          "CORE_LOGGING_PEER", "use FABRIC_LOGGING_SPEC",
          "CORE_LOGGING_FORMAT", "use FABRIC_LOGGING_FORMAT",
          "ORDERER_GENERAL_LOGLEVEL", "use FABRIC_LOGGING_SPEC",
          "ORDERER_KAFKA_VERBOSE",
              "use FABRIC_LOGGING_SPEC=info:orderer.consensus.kafka.sarama=debug",
          "CORE_PEER_EVENTS_ADDRESS", "remove it: the event hub went with Fabric 1.3");

  static final List<FabricCheck> ALL =
      List.of(
          FabricCheck.of(
              "dead-setting",
              "every variable is one that this version of Fabric reads",
              "fabric v1.4.0, peer/common/common.go; release notes of 1.3",
              SettingChecks::dead),
          FabricCheck.of(
              "chaincode-listen-address",
              "a peer listens for its chaincodes on all of its container's addresses",
              "by name it would bind an address the container does not have, and die",
              SettingChecks::listen),
          FabricCheck.of(
              "peer-network",
              "chaincodes join the peers' own network",
              "any other is absent, and instantiation ends in an lscc timeout",
              SettingChecks::network),
          FabricCheck.of("stop", "times to end are bounded", "", SettingChecks::stop));

  private SettingChecks() {}

  private static void dead(FabricTopology topology, Findings findings) {
    List<FabricNode> fabric = new ArrayList<>(topology.orderers().nodes());
    fabric.addAll(topology.peers());
    for (FabricNode node : fabric) {
      for (String variable : node.settings().environment().keySet()) {
        if (DEAD.containsKey(variable)) {
          findings.variable(node, variable, ignored(variable), DEAD.get(variable));
        }
      }
    }
    topology
        .tools()
        .settings()
        .places()
        .forEach(
            (variable, place) -> {
              if (DEAD.containsKey(variable)) {
                findings.say(place, ignored(variable), DEAD.get(variable));
              }
            });
  }

  private static String ignored(String variable) {
    return "Fabric 1.4 does not read " + variable;
  }

  private static void listen(FabricTopology topology, Findings findings) {
    for (FabricNode peer : topology.peers()) {
      String set = peer.settings().environment().get("CORE_PEER_CHAINCODELISTENADDRESS");
      if (set != null && !set.startsWith("0.0.0.0:")) {
        findings.variable(
            peer,
            "CORE_PEER_CHAINCODELISTENADDRESS",
            peer.name() + " would listen for chaincodes on " + set,
            "remove it");
      }
    }
  }

  private static void network(FabricTopology topology, Findings findings) {
    for (FabricNode peer : topology.peers()) {
      if (peer.settings().environment().containsKey(PeerContainers.NETWORK_MODE)) {
        findings.variable(
            peer,
            PeerContainers.NETWORK_MODE,
            "the network of " + peer.name() + "'s chaincodes is set by hand",
            "remove it: it follows from network");
      }
    }
  }

  private static void stop(FabricTopology topology, Findings findings) {
    Problems problems = findings.problems();
    for (FabricNode node : topology.nodes()) {
      node.settings().stop().ifPresent(stop -> StopTime.check(stop, node.path(), problems));
    }
    topology
        .tools()
        .settings()
        .stop()
        .ifPresent(stop -> StopTime.check(stop, FabricPaths.TOOLS, problems));
  }
}
