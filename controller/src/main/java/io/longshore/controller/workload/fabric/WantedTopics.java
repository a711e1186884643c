package io.longshore.controller.workload.fabric;

import io.longshore.controller.workload.Fleet;
import io.longshore.controller.workload.Workload;
import java.util.Optional;

/**
 * What the spec says of each channel's topic.
 *
 * @param replicas how many brokers hold it
 * @param minInSync how many a write needs
 */
public record WantedTopics(int replicas, int minInSync) {
  /** Of a fleet's Fabric network; empty when there is none. */
  public static Optional<WantedTopics> of(Fleet fleet) {
    return fleet.workloads().stream()
        .map(Workload::topology)
        .filter(FabricTopology.class::isInstance)
        .map(FabricTopology.class::cast)
        .map(FabricTopology::kafka)
        .map(kafka -> new WantedTopics(kafka.replicationFactor(), kafka.minInsyncReplicas()))
        .findFirst();
  }
}
