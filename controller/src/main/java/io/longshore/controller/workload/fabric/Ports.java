package io.longshore.controller.workload.fabric;

/** The ports of Fabric's images. */
final class Ports {
  /** ZooKeeper for its clients. */
  static final int ZOOKEEPER_CLIENT = 2181;

  /** ZooKeeper among its servers. */
  static final int ZOOKEEPER_FOLLOWER = 2888;

  /** ZooKeeper for elections. */
  static final int ZOOKEEPER_ELECTION = 3888;

  /** A Kafka broker. */
  static final int KAFKA = 9092;

  /** An orderer. */
  static final int ORDERER = 7050;

  /** A peer. Its chaincodes call the port above, on the bridge; that one is not published. */
  static final int PEER = 7051;

  private Ports() {}
}
