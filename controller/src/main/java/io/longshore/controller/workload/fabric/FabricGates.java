package io.longshore.controller.workload.fabric;

import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The gates of a network: what must hold before a node is started, and when it serves. */
record FabricGates(FabricSite site) {
  /** How long a start waits for those who are missing when the others are enough. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Every ZooKeeper server is seen, one leads, the rest follow. */
  Gate zookeeperQuorum() {
    return zookeeper(patience());
  }

  /** The server has its part in the quorum. */
  Gate zookeeperReady(FabricNode server) {
    return zookeeper(Map.of(GateNames.SELF, server.name()));
  }

  /** Every broker is registered and no partition lacks replicas. */
  Gate kafkaInSync() {
    return kafka(patience());
  }

  /** The broker has its part in the cluster. */
  Gate kafkaReady(FabricNode broker) {
    return kafka(Map.of(GateNames.SELF, broker.name()));
  }

  /** The orderer serves its own organisation. */
  Gate ordererReady(FabricNode orderer) {
    return orderers(
        List.of(orderer),
        site.topology().orderers().mspId(),
        orderer.name() + "/msp",
        orderer.name() + "/tls/ca.crt",
        "all",
        "yes");
  }

  /**
   * Some orderer serves: a peer needs one, not all. Organisations of peers do not read the system
   * channel, so being told so is the sign.
   *
   * @param msp where the asking identity's folder lies
   */
  Gate anyOrdererReady(String mspId, String msp) {
    return orderers(
        site.topology().orderers().nodes(),
        mspId,
        msp,
        FabricFiles.ORDERER_TRUST_FILE,
        "any",
        "no");
  }

  /** The peer answers its own organisation. */
  Gate peerReady(FabricNode peer, String mspId) {
    return gate(
        GateNames.PEER_READY,
        List.of(site.target(peer, peer.port())),
        Map.of(
            GateNames.MSP_ID, mspId,
            GateNames.MSP, peer.name() + "/msp",
            GateNames.TRUST, peer.name() + "/tls/ca.crt"));
  }

  /** The container runs. */
  static Gate running() {
    return gate(GateNames.RUNNING, List.of(), Map.of());
  }

  private Gate zookeeper(Map<String, String> settings) {
    return gate(
        GateNames.ZOOKEEPER_QUORUM,
        site.topology().zookeeper().stream().map(node -> site.target(node, node.port())).toList(),
        settings);
  }

  private Gate kafka(Map<String, String> more) {
    KafkaRole kafka = site.topology().kafka();
    Map<String, String> settings = new HashMap<>(more);
    settings.put(GateNames.MIN_INSYNC_REPLICAS, String.valueOf(kafka.minInsyncReplicas()));
    settings.put(GateNames.ENOUGH, String.valueOf(kafka.replicationFactor()));
    return gate(
        GateNames.KAFKA_IN_SYNC,
        kafka.nodes().stream().map(node -> site.target(node, node.port())).toList(),
        settings);
  }

  private static Map<String, String> patience() {
    return Map.of(GateNames.PATIENCE_SECONDS, String.valueOf(PATIENCE.toSeconds()));
  }

  private Gate orderers(
      List<FabricNode> asked, String mspId, String msp, String trust, String need, String reader) {
    return gate(
        GateNames.ORDERER_READY,
        asked.stream().map(node -> site.target(node, node.port())).toList(),
        Map.of(
            GateNames.CHANNEL, site.topology().orderers().systemChannel(),
            GateNames.MSP_ID, mspId,
            GateNames.MSP, msp,
            GateNames.TRUST, trust,
            GateNames.NEED, need,
            GateNames.READER, reader));
  }

  private static Gate gate(String type, List<GateTarget> targets, Map<String, String> settings) {
    return new Gate(type, targets, new TreeMap<>(settings));
  }
}
