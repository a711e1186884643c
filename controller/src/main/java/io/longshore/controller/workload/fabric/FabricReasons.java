package io.longshore.controller.workload.fabric;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What made each derived value of a Fabric network's containers, in words of the spec. */
final class FabricReasons {
  private static final String NODE = "the node's name";
  private static final String NODE_PORT = "the node's name and port";
  private static final String TLS = "Longshore's own certificates";
  private static final String IMAGE = "a path of the image";
  private static final String SIZES = "fabric.orderers.batch.absolute-max, rule kafka-message-size";

  private static final String FETCHING =
      "up to 4 peers of an organisation fetch blocks themselves, without six seconds of election";

  private static final Map<String, String> VARIABLES = variables();

  private FabricReasons() {}

  /** The reasons for a node of a role, whose image is named in {@code fabric.images}. */
  static Function<String, String> of(String role) {
    return key -> reason(key, role);
  }

  private static String reason(String key, String role) {
    int dot = key.indexOf('.');
    String group = dot < 0 ? key : key.substring(0, dot);
    return switch (group) {
      case "environment" -> VARIABLES.getOrDefault(key.substring(dot + 1), NODE);
      case "image" -> "fabric.images." + role;
      case "command" -> CouchdbRole.STATE_DATABASE;
      case "ports" -> "port";
      case "volumes" -> NODE;
      case "host-entries" -> "the host of " + key.substring(dot + 1);
      case "stop" -> "default of the role " + role;
      default -> "default";
    };
  }

  private static Map<String, String> variables() {
    Map<String, String> reasons = new TreeMap<>();
    reasons.put("ZOO_MY_ID", "id");
    reasons.put("ZOO_SERVERS", "fabric.zookeeper.nodes");
    reasons.put("ZOO_PORT", "port");
    reasons.put(Heap.ZOOKEEPER, "half of memory");
    reasons.put(Heap.KAFKA, "half of memory");
    reasons.put("KAFKA_BROKER_ID", "id");
    reasons.put("KAFKA_ZOOKEEPER_CONNECT", "fabric.zookeeper.nodes");
    reasons.put("KAFKA_LISTENERS", "port, rule listen-address");
    reasons.put("KAFKA_ADVERTISED_LISTENERS", NODE_PORT);
    reasons.put("KAFKA_LOG_DIRS", "rule kafka-data-volume");
    reasons.put("KAFKA_LOG_RETENTION_MS", "rule kafka-retention");
    reasons.put("KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE", "rule kafka-unclean-election");
    reasons.put("KAFKA_MIN_INSYNC_REPLICAS", "fabric.kafka.min-insync-replicas");
    reasons.put("KAFKA_DEFAULT_REPLICATION_FACTOR", "fabric.kafka.replication-factor");
    reasons.put("KAFKA_MESSAGE_MAX_BYTES", SIZES);
    reasons.put("KAFKA_REPLICA_FETCH_MAX_BYTES", SIZES);
    reasons.put("KAFKA_SOCKET_REQUEST_MAX_BYTES", SIZES);
    reasons.put(OrdererContainers.REPLICAS, "fabric.kafka.replication-factor");
    reasons.put("ORDERER_GENERAL_LISTENADDRESS", "rule listen-address");
    reasons.put("ORDERER_GENERAL_LISTENPORT", "port");
    reasons.put("ORDERER_GENERAL_GENESISMETHOD", "the genesis block Longshore makes");
    reasons.put("ORDERER_GENERAL_GENESISFILE", "the genesis block Longshore makes");
    reasons.put("ORDERER_GENERAL_LOCALMSPID", "fabric.orderers.msp");
    reasons.put("ORDERER_GENERAL_LOCALMSPDIR", TLS);
    reasons.put("ORDERER_GENERAL_TLS_ENABLED", "rule tls-on");
    reasons.put("ORDERER_GENERAL_TLS_PRIVATEKEY", TLS);
    reasons.put("ORDERER_GENERAL_TLS_CERTIFICATE", TLS);
    reasons.put("ORDERER_GENERAL_TLS_ROOTCAS", TLS);
    reasons.put("CORE_PEER_ADDRESS", NODE_PORT);
    reasons.put("CORE_PEER_LISTENADDRESS", "port, rule listen-address");
    reasons.put("CORE_PEER_CHAINCODEADDRESS", "port");
    reasons.put("CORE_PEER_CHAINCODELISTENADDRESS", "port, rule chaincode-listen-address");
    reasons.put("CORE_PEER_GOSSIP_BOOTSTRAP", "the organisation's next peer");
    reasons.put("CORE_PEER_GOSSIP_EXTERNALENDPOINT", NODE_PORT);
    reasons.put(PeerContainers.LEADER_ELECTION, FETCHING);
    reasons.put(PeerContainers.LEADER, FETCHING);
    reasons.put("CORE_PEER_LOCALMSPID", "the organisation's msp");
    reasons.put("CORE_PEER_MSPCONFIGPATH", TLS);
    reasons.put("CORE_PEER_TLS_ENABLED", "rule tls-on");
    reasons.put("CORE_PEER_TLS_CERT_FILE", TLS);
    reasons.put("CORE_PEER_TLS_KEY_FILE", TLS);
    reasons.put("CORE_PEER_TLS_ROOTCERT_FILE", TLS);
    reasons.put("CORE_VM_ENDPOINT", IMAGE);
    reasons.put(PeerContainers.NETWORK_MODE, "network, rule peer-network");
    reasons.put(PeerContainers.BUILDER, "fabric.images.chaincode-builder");
    reasons.put(PeerContainers.GO_RUNTIME, "fabric.images.chaincode-go");
    reasons.put(PeerContainers.NODE_RUNTIME, "fabric.images.chaincode-node");
    reasons.put(PeerContainers.JAVA_RUNTIME, "fabric.images.chaincode-java");
    reasons.put("CORE_LEDGER_STATE_STATEDATABASE", CouchdbRole.STATE_DATABASE);
    reasons.put("CORE_LEDGER_STATE_COUCHDBCONFIG_COUCHDBADDRESS", CouchdbRole.STATE_DATABASE);
    reasons.put("FABRIC_CFG_PATH", CouchdbRole.STATE_DATABASE);
    reasons.put("FABRIC_LOGGING_SPEC", "default");
    reasons.put("GOPATH", IMAGE);
    return reasons;
  }
}
