package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.SpecReader;
import io.longshore.controller.workload.CompiledDraft;
import io.longshore.controller.workload.DerivedContainer;
import io.longshore.controller.workload.EngineBound;
import io.longshore.controller.workload.Placement;
import io.longshore.controller.workload.PublicMaterials;
import io.longshore.controller.workload.WorkloadKind;
import io.longshore.controller.workload.fabric.material.MaterialRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
  public List<Placement> placements(FabricTopology topology, FleetSpec fleet) {
    return FabricPlacements.of(topology, fleet);
  }

  @Override
  public List<Rule> rules() {
    return Stream.concat(
            FabricChecks.all().stream().map(FabricCheck::rule), Stream.of(FabricChecks.ENGINE))
        .toList();
  }

  @Override
  public List<EngineBound> engineBounds() {
    return List.of(new EngineBound(PeerContainers.ROLE, 29, FabricChecks.ENGINE));
  }

  @Override
  public void check(FabricTopology topology, FleetSpec fleet, Problems problems) {
    FabricChecks.check(topology, fleet, problems);
  }

  @Override
  public List<DerivedContainer> containers(FabricTopology topology, FleetSpec fleet) {
    return FabricContainers.of(topology, fleet);
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
        CouchdbContainers.ROLE,
        OrdererContainers.ROLE,
        PeerContainers.ROLE,
        ToolsContainers.ROLE);
  }

  @Override
  public void compile(
      FabricTopology topology, FleetSpec fleet, PublicMaterials materials, CompiledDraft draft) {
    FabricCompiler.compile(topology, fleet, materials, draft);
  }
}
