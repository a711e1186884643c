package io.longshore.controller.workload.fabric;

import java.util.List;

/**
 * The brokers.
 *
 * @param nodes in natural order
 * @param minInsyncReplicas M: replicas that must have a message before it counts as written
 * @param replicationFactor N: replicas of each channel's topic
 */
record KafkaRole(List<FabricNode> nodes, int minInsyncReplicas, int replicationFactor) {
  KafkaRole {
    nodes = List.copyOf(nodes);
  }
}
