package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.Service;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which of a node's variables a spec must carry, because nothing it derives says the same. */
final class KeptVariables {
  /** Names that are derived, or that a spec may not set; a star stands for any end. */
  private static final Map<Role, List<String>> DERIVED =
      Map.of(
          Role.ZOOKEEPER,
          List.of("ZOO_MY_ID", "ZOO_SERVERS", "ZOO_DATA_DIR", "ZOO_DATA_LOG_DIR", "ZOO_PORT"),
          Role.KAFKA,
          List.of(
              "KAFKA_BROKER_ID",
              "HOST_NAME",
              "KAFKA_ZOOKEEPER_CONNECT",
              "KAFKA_LISTENER*",
              "KAFKA_ADVERTISED_*",
              "KAFKA_LOG_DIRS",
              "KAFKA_LOG_DIR",
              "KAFKA_LOG_RETENTION_MS",
              "KAFKA_HOST_NAME",
              "KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE",
              "KAFKA_MIN_INSYNC_REPLICAS",
              "KAFKA_PORT",
              "KAFKA_DEFAULT_REPLICATION_FACTOR",
              "KAFKA_MESSAGE_MAX_BYTES",
              "KAFKA_REPLICA_FETCH_MAX_BYTES",
              "KAFKA_SOCKET_REQUEST_MAX_BYTES"),
          Role.ORDERER,
          List.of(
              "ORDERER_GENERAL_LISTEN*",
              "ORDERER_GENERAL_GENESIS*",
              "ORDERER_GENERAL_LOCALMSP*",
              "ORDERER_GENERAL_TLS_*",
              "ORDERER_GENERAL_CLUSTER_*",
              "ORDERER_KAFKA_TOPIC_REPLICATIONFACTOR",
              "ORDERER_KAFKA_RETRY_*",
              "ORDERER_KAFKA_BROKERS",
              "ORDERER_KAFKA_VERBOSE",
              "ORDERER_GENERAL_LEDGERTYPE",
              "CONFIGTX_ORDERER_*",
              "FABRIC_CFG_PATH"),
          Role.PEER,
          List.of(
              "CORE_PEER_ID",
              "CORE_PEER_ADDRESS",
              "CORE_PEER_LISTENADDRESS",
              "CORE_PEER_CHAINCODE*",
              "CORE_PEER_GOSSIP_BOOTSTRAP",
              "CORE_PEER_GOSSIP_EXTERNALENDPOINT",
              "CORE_PEER_LOCALMSPID",
              "CORE_PEER_MSPCONFIGPATH",
              "CORE_PEER_TLS_*",
              "CORE_VM_*",
              "CORE_PEER_NETWORKID",
              "CORE_PEER_PROFILE_*",
              "FABRIC_CFG_PATH",
              "GOPATH"));

  /** Values that are derived, or a program's own. */
  private static final Map<String, String> USUAL =
      Map.of(
          "FABRIC_LOGGING_SPEC", "INFO",
          "CORE_PEER_GOSSIP_USELEADERELECTION", "true",
          "CORE_PEER_GOSSIP_ORGLEADER", "false",
          "CORE_PEER_ADDRESSAUTODETECT", "false",
          "CORE_LEDGER_STATE_STATEDATABASE", "goleveldb");

  private KeptVariables() {}

  /** A service's own variables in a role. */
  static SortedMap<String, String> of(Role role, Service service) {
    SortedMap<String, String> kept = new TreeMap<>();
    service
        .environment()
        .forEach(
            (name, value) -> {
              boolean known = isDerived(role, name) || DeadSettings.isDead(name);
              boolean usual = value.text().equalsIgnoreCase(USUAL.getOrDefault(name, "\0"));
              boolean sound =
                  name.matches("[A-Za-z_][A-Za-z0-9_]{0,254}") && value.text().indexOf('\0') < 0;
              if (!known && !usual && sound) {
                kept.put(name, value.text());
              }
            });
    return kept;
  }

  /** What all of them have alike, taken out of each. */
  static SortedMap<String, String> common(List<SortedMap<String, String>> all) {
    SortedMap<String, String> common = new TreeMap<>();
    if (!all.isEmpty()) {
      common.putAll(all.get(0));
      Set<Map.Entry<String, String>> entries = common.entrySet();
      all.forEach(one -> entries.retainAll(one.entrySet()));
      all.forEach(one -> one.keySet().removeAll(common.keySet()));
    }
    return common;
  }

  private static boolean isDerived(Role role, String name) {
    for (String derived : DERIVED.getOrDefault(role, List.of())) {
      int star = derived.indexOf('*');
      boolean meant = star < 0 ? name.equals(derived) : name.startsWith(derived.substring(0, star));
      if (meant) {
        return true;
      }
    }
    return false;
  }
}
