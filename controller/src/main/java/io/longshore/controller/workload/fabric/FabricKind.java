package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.SpecReader;
import io.longshore.controller.workload.CompiledDraft;
import io.longshore.controller.workload.Placement;
import io.longshore.controller.workload.PublicMaterials;
import io.longshore.controller.workload.WorkloadKind;
import io.longshore.controller.workload.fabric.material.MaterialRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hyperledger Fabric 1.4 with Kafka ordering. */
public final class FabricKind implements WorkloadKind<FabricTopology> {
  @Override
  public String name() {
    return "fabric";
  }

  @Override
  public FabricTopology read(SpecReader section) {
    return FabricReader.read(section);
  }

  @Override
  public List<Placement> placements(FabricTopology topology) {
    List<Placement> placements = new ArrayList<>();
    for (FabricNode server : topology.zookeeper()) {
      placements.add(
          placement(
              server, Ports.ZOOKEEPER_CLIENT, Ports.ZOOKEEPER_FOLLOWER, Ports.ZOOKEEPER_ELECTION));
    }
    topology.kafka().nodes().forEach(node -> placements.add(placement(node, node.port())));
    topology.orderers().nodes().forEach(node -> placements.add(placement(node, node.port())));
    topology.peers().forEach(node -> placements.add(placement(node, node.port())));
    for (String host : topology.tools().hosts().orElse(List.of())) {
      placements.add(
          new Placement(host, ToolsRole.NAME, List.of(), FabricPaths.TOOLS.then("hosts")));
    }
    return placements;
  }

  @Override
  public void check(FabricTopology topology, FleetSpec fleet, Problems problems) {
    FabricChecks.check(topology, problems);
  }

  @Override
  public Optional<MaterialRequest> materials(FabricTopology topology) {
    return Optional.of(FabricCompiler.materials(topology));
  }

  @Override
  public List<String> roles() {
    return List.of(
        ZookeeperContainers.ROLE,
        KafkaContainers.ROLE,
        OrdererContainers.ROLE,
        PeerContainers.ROLE,
        ToolsContainers.ROLE);
  }

  @Override
  public void compile(
      FabricTopology topology, FleetSpec fleet, PublicMaterials materials, CompiledDraft draft) {
    FabricCompiler.compile(topology, fleet, materials, draft);
  }

  private static Placement placement(FabricNode node, Integer... ports) {
    return new Placement(node.host(), node.name(), List.of(ports), node.path());
  }
}
