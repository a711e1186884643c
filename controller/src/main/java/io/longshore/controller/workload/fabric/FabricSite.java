package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.workload.ContainerSettings;
import io.longshore.controller.workload.StopTime;
import io.longshore.model.ContainerSpec;
import io.longshore.model.GateTarget;
import io.longshore.model.Networking;
import io.longshore.model.PortBinding;
import io.longshore.model.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network on its hosts: the one place where names meet addresses.
 *
 * @param topology the network
 * @param fleet the hosts
 */
record FabricSite(FabricTopology topology, FleetSpec fleet) {
  String address(FabricNode node) {
    return fleet.address(node.host());
  }

  /**
   * Names and addresses of the nodes that one node dials, without its own: that name must lead to
   * its container's address, which the engine writes, or it would try to listen on an address of
   * the host, which the container does not have.
   */
  SortedMap<String, String> entries(String own, List<FabricNode> dialled) {
    SortedMap<String, String> entries = new TreeMap<>();
    dialled.forEach(node -> entries.put(node.name(), address(node)));
    entries.remove(own);
    return entries;
  }

  /** A node on the bridge, its ports on its host's own address only. */
  Networking networking(FabricNode node, List<FabricNode> dialled, Integer... ports) {
    return new Networking(
        fleet.bridge(),
        node.name(),
        List.of(),
        entries(node.name(), dialled),
        List.of(ports).stream().map(port -> new PortBinding(address(node), port, port)).toList());
  }

  /** A node with what was set for it in place of what was derived. */
  ContainerSpec settled(FabricNode node, ContainerSpec derived) {
    return node.settings().over(derived, fleet, address(node));
  }

  /** What a gate asks of a node. */
  GateTarget target(FabricNode node, int port) {
    String id = node.id() == 0 ? "" : String.valueOf(node.id());
    return new GateTarget(node.name(), address(node), port, id);
  }

  /** A node's process: derived variables under those the operator set. */
  static Run run(
      ContainerSettings settings,
      String image,
      SortedMap<String, String> environment,
      Duration stop,
      Optional<String> workingDirectory) {
    return new Run(
        settings.image().orElse(image),
        List.of(),
        environment,
        workingDirectory,
        Optional.empty(),
        workingDirectory.isPresent(),
        StopTime.seconds(settings.stop().orElse(stop)),
        settings.memory().orElse(0L));
  }

  /** Derived variables with what the operator set in their place or beside them. */
  static SortedMap<String, String> overridden(
      Map<String, String> derived, ContainerSettings settings) {
    SortedMap<String, String> environment = new TreeMap<>(derived);
    environment.putAll(settings.environment());
    return environment;
  }
}
