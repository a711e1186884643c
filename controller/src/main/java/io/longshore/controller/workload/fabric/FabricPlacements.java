package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.workload.ContainerSettings;
import io.longshore.controller.workload.Placement;
import io.longshore.controller.workload.PublishedPort;
import java.util.ArrayList;
import java.util.List;

/** Where the containers of a network stand, and what they publish there. */
final class FabricPlacements {
  private FabricPlacements() {}

  static List<Placement> of(FabricTopology topology, FleetSpec fleet) {
    List<Placement> placements = new ArrayList<>();
    FabricImages images = topology.images();
    topology.zookeeper().forEach(node -> placements.add(placement(node, images.zookeeper())));
    topology.kafka().nodes().forEach(node -> placements.add(placement(node, images.kafka())));
    topology.orderers().nodes().forEach(node -> placements.add(placement(node, images.orderer())));
    topology.peers().forEach(node -> placements.add(placement(node, images.peer())));
    for (FabricNode peer : topology.couchdbPeers()) {
      ContainerSettings settings = topology.couchdb().of(peer);
      placements.add(
          new Placement(
              peer.host(),
              CouchdbRole.name(peer),
              settings.image().orElse(images.couchdb()),
              ports(settings, List.of(Ports.couchdb(peer))),
              settings,
              peer.path()));
    }
    boolean chosen = topology.tools().hosts().isPresent();
    for (String host : topology.toolsHosts()) {
      ContainerSettings settings = topology.tools().on(host);
      if (chosen || fleet.hosts().containsKey(host)) {
        placements.add(
            new Placement(
                host,
                ToolsRole.NAME,
                settings.image().orElse(images.tools()),
                ports(settings, List.of()),
                settings,
                FabricPaths.TOOLS.then("hosts")));
      }
    }
    return placements;
  }

  /** The ports by which others reach a node. */
  static List<Integer> own(FabricNode node) {
    boolean zookeeper = node.path().toString().startsWith(FabricPaths.ZOOKEEPER.toString());
    return zookeeper
        ? List.of(node.port(), Ports.follower(node), Ports.election(node))
        : List.of(node.port());
  }

  private static Placement placement(FabricNode node, String image) {
    return new Placement(
        node.host(),
        node.name(),
        node.settings().image().orElse(image),
        ports(node.settings(), own(node)),
        node.settings(),
        node.path());
  }

  private static List<Integer> ports(ContainerSettings settings, List<Integer> derived) {
    return settings
        .ports()
        .map(set -> set.stream().map(PublishedPort::host).toList())
        .orElse(derived);
  }
}
