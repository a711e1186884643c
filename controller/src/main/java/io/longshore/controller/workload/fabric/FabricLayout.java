package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.whatif.EndorsementPolicy;
import io.longshore.controller.whatif.Layout;
import io.longshore.controller.whatif.SignaturePolicy;
import io.longshore.controller.workload.Specs;
import io.longshore.controller.workload.Workload;
import io.longshore.controller.workload.fabric.client.policy.PolicySyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where the members of a spec's Fabric network stand, for asking what the loss of hosts does. */
public final class FabricLayout {
  private static final Rule FABRIC =
      new Rule("fabric-present", "what is lost with hosts is known of Fabric networks", "");

  private static final Rule POLICY =
      new Rule(
          "endorsement-policy",
          "a policy is AND(…), OR(…), OutOf(n, …) or 'MSP.role'",
          "fabric v1.4.0, common/cauthdsl/policyparser.go");

  private FabricLayout() {}

  /** The layout, or why there is none: no Fabric in the spec, a policy that cannot be read. */
  public static Checked<Layout> of(Specs.Loaded spec) {
    Problems problems = new Problems(spec.tree()::origin);
    Optional<FabricTopology> topology =
        spec.fleet().workloads().stream()
            .map(Workload::topology)
            .filter(FabricTopology.class::isInstance)
            .map(FabricTopology.class::cast)
            .findFirst();
    if (topology.isEmpty()) {
      problems.add(SpecPath.ROOT, FABRIC, "there is no fabric { } here", "name another spec");
      return Checked.refused(problems.all());
    }
    Layout layout =
        layout(topology.get(), List.copyOf(spec.fleet().spec().hosts().keySet()), problems);
    return problems.isEmpty() ? Checked.of(layout) : Checked.refused(problems.all());
  }

  private static Layout layout(FabricTopology topology, List<String> hosts, Problems problems) {
    List<Layout.Peer> peers = new ArrayList<>();
    Map<String, String> mspIds = new TreeMap<>();
    for (PeerOrganization organization : topology.organizations()) {
      mspIds.put(organization.name(), organization.mspId());
      for (FabricNode peer : organization.peers()) {
        peers.add(new Layout.Peer(peer.host(), organization.mspId()));
      }
    }
    return new Layout(
        hosts,
        placed(topology.zookeeper()),
        placed(topology.kafka().nodes()),
        topology.kafka().replicationFactor(),
        topology.kafka().minInsyncReplicas(),
        placed(topology.orderers().nodes()),
        peers,
        topology.channels().stream()
            .map(
                channel ->
                    channel(
                        channel,
                        channel.organizations().stream().map(mspIds::get).toList(),
                        problems))
            .toList());
  }

  private static List<String> placed(List<FabricNode> nodes) {
    return nodes.stream().map(FabricNode::host).toList();
  }

  private static Layout.Channel channel(
      ChannelSpec channel, List<String> mspIds, Problems problems) {
    List<Layout.Chaincode> chaincodes = new ArrayList<>();
    for (ChaincodeSpec chaincode : channel.chaincodes()) {
      chaincodes.add(new Layout.Chaincode(chaincode.name(), policy(chaincode, mspIds, problems)));
    }
    return new Layout.Channel(channel.name(), new TreeSet<>(mspIds), chaincodes);
  }

  private static EndorsementPolicy policy(
      ChaincodeSpec chaincode, List<String> mspIds, Problems problems) {
    EndorsementPolicy usual = SignaturePolicy.anyMemberOf(mspIds);
    if (chaincode.policy().isEmpty()) {
      return usual;
    }
    try {
      return SignaturePolicy.of(chaincode.policy().get());
    } catch (PolicySyntaxException wrong) {
      problems.add(
          chaincode.path().then("policy"),
          POLICY,
          wrong.getMessage(),
          "write something like \"AND('Org1MSP.peer','Org2MSP.peer')\"");
      return usual;
    }
  }
}
