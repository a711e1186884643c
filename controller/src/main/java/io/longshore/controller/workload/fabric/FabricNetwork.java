package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.spec.tree.SpecTree;
import io.longshore.controller.workload.Fleet;
import io.longshore.controller.workload.Workload;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeId;
import io.longshore.controller.workload.fabric.client.channel.AnchorPeer;
import io.longshore.controller.workload.fabric.client.channel.WantedConfiguration;
import io.longshore.controller.workload.fabric.material.OrderingSpec;
import io.longshore.controller.workload.fabric.material.OrganizationMsp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A spec's Fabric network as those see it who make its channels.
 *
 * @param systemChannel the channel that knows all others
 * @param consortium whose organisations may create channels
 * @param orderers any of them takes what is to be ordered; at least one
 * @param channels by name
 * @param sites what each peer builds chaincodes by, by its full name; empty where nothing is said
 * @param ordering what the spec says of it; empty where only the channels themselves count
 */
public record FabricNetwork(
    String systemChannel,
    String consortium,
    List<DialledNode> orderers,
    List<WantedChannel> channels,
    SortedMap<String, PeerSite> sites,
    Optional<OrderingSpec> ordering) {
  private static final Rule FABRIC =
      new Rule("fabric-present", "channels are made in Fabric networks", "");

  public FabricNetwork {
    Objects.requireNonNull(systemChannel, "systemChannel");
    Objects.requireNonNull(consortium, "consortium");
    orderers = List.copyOf(orderers);
    channels = List.copyOf(channels);
    sites = Collections.unmodifiableSortedMap(new TreeMap<>(sites));
    Objects.requireNonNull(ordering, "ordering");
  }

  /** A network of whose ordering nothing is said. */
  public FabricNetwork(
      String systemChannel,
      String consortium,
      List<DialledNode> orderers,
      List<WantedChannel> channels) {
    this(systemChannel, consortium, orderers, channels, new TreeMap<>(), Optional.empty());
  }

  /** Every peer that is in some channel, once. */
  public List<DialledNode> peers() {
    return channels.stream().flatMap(channel -> channel.peers().stream()).distinct().toList();
  }

  /** What the spec wants a channel's configuration to say. */
  public WantedConfiguration configuration(
      WantedChannel channel, SortedMap<String, OrganizationMsp> msps) {
    SortedMap<String, SortedSet<AnchorPeer>> anchors = new TreeMap<>();
    channel.anchors().forEach((name, anchor) -> anchors.put(name, new TreeSet<>(List.of(anchor))));
    return new WantedConfiguration(
        channel.name(),
        Optional.empty(),
        named(channel.organizations(), msps),
        anchors,
        ordering,
        Optional.of(channel.capabilities()));
  }

  /** What the spec wants the system channel's configuration to say. */
  public WantedConfiguration systemConfiguration(SortedMap<String, OrganizationMsp> msps) {
    SortedSet<String> organizations = new TreeSet<>(msps.keySet());
    orderers.stream().map(DialledNode::organization).forEach(organizations::remove);
    return new WantedConfiguration(
        systemChannel,
        Optional.of(consortium),
        named(organizations, msps),
        new TreeMap<>(),
        ordering,
        Optional.empty());
  }

  private static SortedMap<String, OrganizationMsp> named(
      SortedSet<String> organizations, SortedMap<String, OrganizationMsp> msps) {
    SortedMap<String, OrganizationMsp> named = new TreeMap<>(msps);
    named.keySet().retainAll(organizations);
    return named;
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

  private static SortedMap<String, PeerSite> sites(FabricTopology topology) {
    SortedMap<String, PeerSite> sites = new TreeMap<>();
    topology.peers().forEach(peer -> sites.put(peer.name(), PeerSite.of(peer, topology.images())));
    return sites;
  }

  /** What the image of a chaincode is called, by the host of the channel's peers. */
  public SortedMap<String, List<String>> imageNames(WantedChannel channel, ChaincodeId id) {
    SortedMap<String, List<String>> names = new TreeMap<>();
    for (DialledNode peer : channel.peers()) {
      PeerSite site = sites.get(peer.name());
      if (site != null) {
        names.computeIfAbsent(site.host(), host -> new ArrayList<>()).add(site.image(id));
      }
    }
    return names;
  }

  private static FabricNetwork network(FabricSite site, WantedChannels channels) {
    OrdererRole orderers = site.topology().orderers();
    return new FabricNetwork(
        orderers.systemChannel(),
        orderers.consortium(),
        orderers.nodes().stream()
            .map(node -> WantedChannels.dialled(site, node, OrdererRole.ORGANIZATION))
            .toList(),
        site.topology().channels().stream().map(channels::channel).toList(),
        sites(site.topology()),
        Optional.of(FabricCompiler.materials(site.topology()).ordering()));
  }
}
