package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.tree.SpecPath;

/** Where things of a Fabric network are written. */
final class FabricPaths {
  static final SpecPath FABRIC = SpecPath.of("fabric");
  static final SpecPath ZOOKEEPER = FABRIC.then("zookeeper").then("nodes");
  static final SpecPath KAFKA = FABRIC.then("kafka");
  static final SpecPath KAFKA_NODES = KAFKA.then("nodes");
  static final SpecPath ORDERERS = FABRIC.then("orderers");
  static final SpecPath ORDERER_NODES = ORDERERS.then("nodes");
  static final SpecPath BATCH = ORDERERS.then("batch");
  static final SpecPath ORGANIZATIONS = FABRIC.then("organizations");
  static final SpecPath TOOLS = FABRIC.then("tools");
  static final SpecPath COUCHDB = FABRIC.then("couchdb");
  static final SpecPath PEERS = FABRIC.then("peers");

  private FabricPaths() {}
}
