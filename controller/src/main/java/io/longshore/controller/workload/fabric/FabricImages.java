package io.longshore.controller.workload.fabric;

import io.longshore.controller.workload.fabric.client.chaincode.BuilderImages;

/**
 * The images of a network, by role.
 *
 * @param builders what peers build chaincodes with
 */
record FabricImages(
    String zookeeper,
    String kafka,
    String orderer,
    String peer,
    String tools,
    String couchdb,
    BuilderImages builders) {
  /**
   * The version of the ZooKeeper and Kafka images published with Fabric 1.4.0 (fabric v1.4.0,
   * Makefile: BASEIMAGE_RELEASE).
   */
  static final String THIRD_PARTY_VERSION = "0.4.14";

  /** The published images of a version of Fabric. */
  static FabricImages of(String version) {
    return new FabricImages(
        "hyperledger/fabric-zookeeper:" + THIRD_PARTY_VERSION,
        "hyperledger/fabric-kafka:" + THIRD_PARTY_VERSION,
        "hyperledger/fabric-orderer:" + version,
        "hyperledger/fabric-peer:" + version,
        "hyperledger/fabric-tools:" + version,
        "hyperledger/fabric-couchdb:" + THIRD_PARTY_VERSION,
        BuilderImages.of(version));
  }
}
