package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.Service;
import java.util.List;
import java.util.Set;

/** What a service is to a Fabric network. */
enum Role {
  ZOOKEEPER("zookeeper", "hyperledger/fabric-zookeeper"),
  KAFKA("kafka", "hyperledger/fabric-kafka"),
  ORDERER("orderer", "hyperledger/fabric-orderer"),
  PEER("peer", "hyperledger/fabric-peer"),
  TOOLS("tools", "hyperledger/fabric-tools"),
  CONTAINER("container", "");

  /** What makes a network of them one of Fabric. */
  static final Set<Role> FABRIC = Set.of(ORDERER, PEER, TOOLS);

  private final String word;
  private final String image;

  Role(String word, String image) {
    this.word = word;
    this.image = image;
  }

  /** The role's key among a spec's images. */
  String word() {
    return word;
  }

  /** The image published for it, without a tag. */
  String image() {
    return image;
  }

  /** A service's role by its image, or else by its variables. */
  static Role of(Service service) {
    String image = service.imageName();
    if (image.endsWith("fabric-orderer")) {
      return ORDERER;
    }
    if (image.endsWith("fabric-peer")) {
      return PEER;
    }
    if (image.endsWith("fabric-tools")) {
      return TOOLS;
    }
    if (image.contains("zookeeper") || service.environment().containsKey("ZOO_SERVERS")) {
      return ZOOKEEPER;
    }
    boolean broker =
        service.environment().containsKey("KAFKA_BROKER_ID")
            || service.environment().containsKey("KAFKA_ZOOKEEPER_CONNECT");
    if (broker || image.endsWith("fabric-kafka")) {
      return KAFKA;
    }
    return ofCommand(service.command());
  }

  private static Role ofCommand(List<String> command) {
    if (command.equals(List.of("orderer"))) {
      return ORDERER;
    }
    return command.equals(List.of("peer", "node", "start")) ? PEER : CONTAINER;
  }
}
