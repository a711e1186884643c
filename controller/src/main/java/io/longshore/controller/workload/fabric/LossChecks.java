package io.longshore.controller.workload.fabric;

import java.util.List;

/** Rules for what the loss of one host takes with it, where that is not an error. */
final class LossChecks {
  static final List<FabricCheck> ALL =
      List.of(
          FabricCheck.of(
                  "organization-spread",
                  "the peers of an organisation stand on at least two hosts",
                  "with AND policies, the loss of all of an organisation's peers stops every write"
                      + " though ordering is healthy; controller what-if says what is lost with"
                      + " what",
                  LossChecks::organizations)
              .warning()
              .fixedBy("give the organisation a peer on another host"),
          FabricCheck.of(
                  "orderer-spread",
                  "there are at least two orderers, on at least two hosts",
                  "one lost host must not end ordering",
                  LossChecks::orderers)
              .warning()
              .fixedBy("place another orderer on another host"),
          FabricCheck.of(
                  "anchor-missing",
                  "an organisation of a channel names an anchor peer",
                  "Fabric docs, gossip: without one its peers do not know other organisations'",
                  LossChecks::anchors)
              .warning()
              .fixedBy("write anchor = peer0"));

  private LossChecks() {}

  private static void organizations(FabricTopology topology, Findings findings) {
    for (PeerOrganization organization : topology.organizations()) {
      List<String> hosts = organization.peers().stream().map(FabricNode::host).distinct().toList();
      if (hosts.size() == 1) {
        findings.say(
            organization.path(),
            "all peers of " + organization.name() + " stand on " + hosts.get(0),
            "give it a peer on another host");
      }
    }
  }

  private static void orderers(FabricTopology topology, Findings findings) {
    List<FabricNode> nodes = topology.orderers().nodes();
    List<String> hosts = nodes.stream().map(FabricNode::host).distinct().toList();
    if (hosts.size() == 1) {
      findings.say(
          FabricPaths.ORDERER_NODES,
          nodes.size() == 1 ? "there is only one orderer" : "all orderers stand on " + hosts.get(0),
          "place another orderer on another host");
    }
  }

  private static void anchors(FabricTopology topology, Findings findings) {
    for (PeerOrganization organization : topology.organizations()) {
      boolean member =
          topology.channels().stream()
              .anyMatch(channel -> channel.organizations().contains(organization.name()));
      if (member && organization.anchor().isEmpty()) {
        findings.say(
            organization.path(),
            organization.name() + " has no anchor peer",
            "write anchor = the first part of a peer's name");
      }
    }
  }
}
