package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeId;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeLanguage;
import io.longshore.controller.workload.fabric.client.channel.AnchorPeer;
import io.longshore.controller.workload.fabric.client.policy.PolicyParser;
import io.longshore.controller.workload.fabric.client.policy.PolicyRule;
import io.longshore.controller.workload.fabric.client.policy.PolicySyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Channels of a spec with the peers, anchors and chaincodes that its words come to. */
final class WantedChannels {
  private static final Rule POLICY =
      new Rule(
          "endorsement-policy",
          "a policy is AND(…), OR(…), OutOf(n, …) or 'MSP.role'",
          "fabric v1.4.0, common/cauthdsl/policyparser.go");

  private static final Rule CHAINCODE =
      new Rule(
          "chaincode-name",
          "a chaincode's name and version are those that peers take",
          "fabric v1.4, core/scc/lscc");

  private final FabricSite site;
  private final Problems problems;

  WantedChannels(FabricSite site, Problems problems) {
    this.site = site;
    this.problems = problems;
  }

  WantedChannel channel(ChannelSpec spec) {
    SortedSet<String> organizations = new TreeSet<>();
    List<DialledNode> peers = new ArrayList<>();
    SortedMap<String, AnchorPeer> anchors = new TreeMap<>();
    for (PeerOrganization one : site.topology().organizations()) {
      if (spec.organizations().contains(one.name())) {
        organizations.add(one.mspId());
        one.peers().forEach(peer -> peers.add(dialled(site, peer, one.mspId())));
        anchor(one).ifPresent(anchor -> anchors.put(one.mspId(), anchor));
      }
    }
    List<WantedChaincode> chaincodes = new ArrayList<>();
    spec.chaincodes().forEach(one -> chaincode(one, organizations).ifPresent(chaincodes::add));
    return new WantedChannel(
        spec.name(), organizations, peers, anchors, chaincodes, new TreeSet<>(spec.capabilities()));
  }

  static DialledNode dialled(FabricSite site, FabricNode node, String organization) {
    return new DialledNode(node.name(), site.address(node), node.port(), organization);
  }

  private static Optional<AnchorPeer> anchor(PeerOrganization organization) {
    return organization
        .anchor()
        .flatMap(
            first ->
                organization.peers().stream()
                    .filter(peer -> peer.name().equals(first + "." + organization.domain()))
                    .findFirst())
        .map(peer -> new AnchorPeer(peer.name(), peer.port()));
  }

  private Optional<WantedChaincode> chaincode(ChaincodeSpec spec, SortedSet<String> organizations) {
    try {
      PolicyRule policy =
          spec.policy().isPresent()
              ? PolicyParser.parse(spec.policy().get())
              : PolicyRule.anyMember(organizations);
      return Optional.of(
          new WantedChaincode(
              new ChaincodeId(spec.name(), spec.version()),
              ChaincodeLanguage.of(spec.language())
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "\"" + spec.language() + "\" is no language of chaincodes")),
              spec.source(),
              spec.init(),
              policy,
              spec.verify()));
    } catch (PolicySyntaxException wrong) {
      problems.add(
          spec.path().then("policy"),
          POLICY,
          wrong.getMessage(),
          "write something like \"AND('Org1MSP.peer','Org2MSP.peer')\"");
    } catch (IllegalArgumentException wrong) {
      problems.add(spec.path(), CHAINCODE, wrong.getMessage(), "write it as the rule says");
    }
    return Optional.empty();
  }
}
