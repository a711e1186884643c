package io.longshore.controller.workload.fabric;

import com.google.protobuf.ByteString;
import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.workload.CompiledDraft;
import io.longshore.controller.workload.HostDraft;
import io.longshore.controller.workload.PublicMaterials;
import io.longshore.controller.workload.fabric.material.BatchLimits;
import io.longshore.controller.workload.fabric.material.MaterialRequest;
import io.longshore.controller.workload.fabric.material.OrderingSpec;
import io.longshore.controller.workload.fabric.material.Organization;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** From a checked topology to exact containers, and to what must be made before. */
final class FabricCompiler {
  private FabricCompiler() {}

  /** The authorities and the genesis block that a network needs. */
  static MaterialRequest materials(FabricTopology topology) {
    OrdererRole orderers = topology.orderers();
    BatchSpec batch = orderers.batch();
    List<Organization> organizations = new ArrayList<>();
    organizations.add(
        new Organization(
            OrdererRole.ORGANIZATION,
            orderers.mspId(),
            orderers.domain(),
            Organization.Role.ORDERER));
    for (PeerOrganization one : topology.organizations()) {
      organizations.add(
          new Organization(one.mspId(), one.mspId(), one.domain(), Organization.Role.PEER));
    }
    return MaterialRequest.of(
        organizations,
        new OrderingSpec(
            orderers.systemChannel(),
            orderers.consortium(),
            endpoints(orderers.nodes()),
            endpoints(topology.kafka().nodes()),
            new BatchLimits(
                batch.timeout(), batch.maxMessages(), batch.absoluteMax(), batch.preferredMax()),
            new TreeSet<>(topology.capabilities().channel()),
            new TreeSet<>(topology.capabilities().orderer())));
  }

  /** Adds every node of the network to its host. */
  static void compile(
      FabricTopology topology, FleetSpec fleet, PublicMaterials materials, CompiledDraft draft) {
    FabricSite site = new FabricSite(topology, fleet);
    FabricGates gates = new FabricGates(site);
    ZookeeperContainers zookeeper = new ZookeeperContainers(site, gates);
    KafkaContainers kafka = new KafkaContainers(site, gates);
    OrdererContainers orderers = new OrdererContainers(site, gates, materials);
    PeerContainers peers = new PeerContainers(site, gates, materials);
    ToolsContainers tools = new ToolsContainers(site, gates, materials);
    topology.zookeeper().forEach(node -> draft.host(node.host()).add(zookeeper.container(node)));
    topology.kafka().nodes().forEach(node -> draft.host(node.host()).add(kafka.container(node)));
    topology.orderers().nodes().forEach(node -> orderers.add(node, draft.host(node.host())));
    for (PeerOrganization organization : topology.organizations()) {
      for (FabricNode peer : organization.peers()) {
        trustOrderers(materials, draft.host(peer.host()));
        peers.add(organization, peer, draft.host(peer.host()));
        if (peer.hasCouchdb()) {
          new CouchdbContainers(site).add(peer, draft.host(peer.host()));
        }
      }
    }
    for (String host : topology.toolsHosts()) {
      PeerOrganization organization = topology.organizationOn(host).orElseThrow();
      FabricNode peer = FabricTopology.peerOn(organization, host).orElseThrow();
      tools.add(organization, peer, draft.host(host));
    }
    FabricNotes.add(topology, draft);
  }

  private static void trustOrderers(PublicMaterials materials, HostDraft host) {
    byte[] authority = materials.msp(OrdererRole.ORGANIZATION).tlsAuthority().pemBytes();
    new FabricFiles(host, FabricFiles.ORDERER_TRUST)
        .file("tls-ca.pem", ByteString.copyFrom(authority))
        .add();
  }

  private static List<String> endpoints(List<FabricNode> nodes) {
    return nodes.stream().map(FabricNode::endpoint).toList();
  }
}
