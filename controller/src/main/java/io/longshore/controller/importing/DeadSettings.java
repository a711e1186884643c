package io.longshore.controller.importing;

import java.util.Map;
import java.util.Optional;

/** Variables that Fabric 1.4 does not read, and what takes their place. */
final class DeadSettings {
  private static final Map<String, String> DEAD =
      Map.of(
          "CORE_LOGGING_LEVEL", "FABRIC_LOGGING_SPEC took its place",
          "CORE_LOGGING_PEER", "FABRIC_LOGGING_SPEC took its place",
          "CORE_LOGGING_FORMAT", "FABRIC_LOGGING_FORMAT took its place",
          "ORDERER_GENERAL_LOGLEVEL", "FABRIC_LOGGING_SPEC took its place",
          "ORDERER_KAFKA_VERBOSE",
              "FABRIC_LOGGING_SPEC=info:orderer.consensus.kafka.sarama=debug took its place",
          "CORE_PEER_EVENTS_ADDRESS", "the event hub went with Fabric 1.3",
          "CORE_PEER_GOSSIP_IGNORESECURITY", "gossip has no such switch any more");

  private DeadSettings() {}

  static boolean isDead(String variable) {
    return DEAD.containsKey(variable);
  }

  static Optional<String> remedy(String variable) {
    return Optional.ofNullable(DEAD.get(variable));
  }
}
