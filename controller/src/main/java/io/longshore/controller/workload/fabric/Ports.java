package io.longshore.controller.workload.fabric;

/** The ports of Fabric's images. */
final class Ports {
  /** ZooKeeper for its clients. */
  static final int ZOOKEEPER_CLIENT = 2181;

  /** Where ZooKeeper's servers reach each other: as far above the client port as 2888 is. */
  static final int ZOOKEEPER_FOLLOWER = 2888;

  /** Where ZooKeeper's servers elect: as far above the client port as 3888 is. */
  static final int ZOOKEEPER_ELECTION = 3888;

  /** The highest a server's client port may be, with the other two above it. */
  static final int ZOOKEEPER_MOST = 65_535 - (ZOOKEEPER_ELECTION - ZOOKEEPER_CLIENT);

  /** The highest a node's port may be: a peer's chaincodes use the one above. */
  static final int MOST = 65_534;

  /** A Kafka broker. */
  static final int KAFKA = 9092;

  /** An orderer. */
  static final int ORDERER = 7050;

  /** A peer. Its chaincodes call the port above, on the bridge; that one is not published. */
  static final int PEER = 7051;

  /** CouchDB, in its container. */
  static final int COUCHDB = 5984;

  private Ports() {}

  /**
   * The port on the host at which its agent asks a peer's CouchDB: as far below the peer's as 5984
   * is below 7051, so that two peers of a host have two.
   */
  static int couchdb(FabricNode peer) {
    int below = PEER - COUCHDB;
    return peer.port() > below ? peer.port() - below : peer.port() + COUCHDB;
  }

  /** The port on which a ZooKeeper server's followers reach it. */
  static int follower(FabricNode server) {
    return server.port() + ZOOKEEPER_FOLLOWER - ZOOKEEPER_CLIENT;
  }

  /** The port on which a ZooKeeper server takes part in elections. */
  static int election(FabricNode server) {
    return server.port() + ZOOKEEPER_ELECTION - ZOOKEEPER_CLIENT;
  }
}
