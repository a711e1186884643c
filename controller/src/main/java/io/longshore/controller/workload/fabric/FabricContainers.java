package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.workload.DerivedContainer;
import io.longshore.controller.workload.PublicMaterials;
import io.longshore.model.ContainerSpec;
import java.util.ArrayList;
import java.util.List;

/** Every container of a network with the place whose settings win over it. */
final class FabricContainers {
  private FabricContainers() {}

  static List<DerivedContainer> of(FabricTopology topology, FleetSpec fleet) {
    FabricSite site = new FabricSite(topology, fleet);
    FabricGates gates = new FabricGates(site);
    PublicMaterials none = PublicMaterials.none();
    ZookeeperContainers zookeeper = new ZookeeperContainers(site, gates);
    KafkaContainers kafka = new KafkaContainers(site, gates);
    OrdererContainers orderers = new OrdererContainers(site, gates, none);
    PeerContainers peers = new PeerContainers(site, gates, none);
    ToolsContainers tools = new ToolsContainers(site, gates, none);
    List<DerivedContainer> all = new ArrayList<>();
    topology.zookeeper().forEach(node -> all.add(derived(node, zookeeper.container(node))));
    topology.kafka().nodes().forEach(node -> all.add(derived(node, kafka.container(node))));
    topology.orderers().nodes().forEach(node -> all.add(derived(node, orderers.container(node))));
    for (PeerOrganization organization : topology.organizations()) {
      for (FabricNode peer : organization.peers()) {
        all.add(derived(peer, peers.container(organization, peer)));
      }
    }
    CouchdbContainers couchdb = new CouchdbContainers(site);
    for (FabricNode peer : topology.couchdbPeers()) {
      all.add(
          new DerivedContainer(
              FabricPaths.COUCHDB.then("nodes").then(peer.name()),
              couchdb.container(peer),
              topology.couchdb().of(peer),
              FabricReasons.of(CouchdbContainers.ROLE)));
    }
    for (String host : topology.toolsHosts()) {
      PeerOrganization organization = topology.organizationOn(host).orElseThrow();
      FabricNode peer = FabricTopology.peerOn(organization, host).orElseThrow();
      all.add(
          new DerivedContainer(
              FabricPaths.TOOLS.then("nodes").then(host),
              tools.container(organization, peer),
              topology.tools().on(host),
              FabricReasons.of(ToolsContainers.ROLE)));
    }
    return all;
  }

  private static DerivedContainer derived(FabricNode node, ContainerSpec spec) {
    return new DerivedContainer(node.path(), spec, node.settings(), FabricReasons.of(spec.role()));
  }
}
