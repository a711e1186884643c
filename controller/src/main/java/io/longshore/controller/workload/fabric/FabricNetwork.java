package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.spec.tree.SpecTree;
import io.longshore.controller.workload.Fleet;
import io.longshore.controller.workload.Workload;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A spec's Fabric network as those see it who make its channels.
 *
 * @param systemChannel the channel that knows all others
 * @param consortium whose organisations may create channels
 * @param orderers any of them takes what is to be ordered; at least one
 * @param channels by name
 */
public record FabricNetwork(
    String systemChannel,
    String consortium,
    List<DialledNode> orderers,
    List<WantedChannel> channels) {
  private static final Rule FABRIC =
      new Rule("fabric-present", "channels are made in Fabric networks", "");

  public FabricNetwork {
    Objects.requireNonNull(systemChannel, "systemChannel");
    Objects.requireNonNull(consortium, "consortium");
    orderers = List.copyOf(orderers);
    channels = List.copyOf(channels);
  }

  /** Every peer that is in some channel, once. */
  public List<DialledNode> peers() {
    return channels.stream().flatMap(channel -> channel.peers().stream()).distinct().toList();
  }

  /** The network, or why there is none: no Fabric, no orderer, a policy that cannot be read. */
  public static Checked<FabricNetwork> of(SpecTree tree, Fleet fleet) {
    Problems problems = new Problems(tree::origin);
    Optional<FabricTopology> topology =
        fleet.workloads().stream()
            .map(Workload::topology)
            .filter(FabricTopology.class::isInstance)
            .map(FabricTopology.class::cast)
            .findFirst();
    if (topology.isEmpty() || topology.get().orderers().nodes().isEmpty()) {
      problems.add(
          SpecPath.ROOT, FABRIC, "there is no Fabric with orderers here", "name another spec");
      return Checked.refused(problems.all());
    }
    FabricSite site = new FabricSite(topology.get(), fleet.spec());
    FabricNetwork network = network(site, new WantedChannels(site, problems));
    return problems.isEmpty() ? Checked.of(network) : Checked.refused(problems.all());
  }

  private static FabricNetwork network(FabricSite site, WantedChannels channels) {
    OrdererRole orderers = site.topology().orderers();
    return new FabricNetwork(
        orderers.systemChannel(),
        orderers.consortium(),
        orderers.nodes().stream()
            .map(node -> WantedChannels.dialled(site, node, OrdererRole.ORGANIZATION))
            .toList(),
        site.topology().channels().stream().map(channels::channel).toList());
  }
}
