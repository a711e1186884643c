package io.longshore.controller.workload.fabric;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules for where nodes listen, and by which name and address others reach them. */
final class AddressChecks {
  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "[::]", "::");

  static final List<FabricCheck> ALL =
      List.of(
          FabricCheck.of(
                  "chaincode-listen-address",
                  "a peer listens for its chaincodes on all of its container's addresses",
                  "by name it would bind an address the container does not have, and die: the hand"
                      + " procedure, section 7",
                  AddressChecks::chaincode)
              .fixedBy("remove the variable"),
          FabricCheck.of(
                  "listen-address",
                  "a node listens on all of its container's addresses",
                  "by its name or its host's address it would bind what the container does not"
                      + " have",
                  AddressChecks::listen)
              .fixedBy("remove the variable"),
          FabricCheck.of(
                  "address-in-certificate",
                  "a node is reached by its name or its host's address, which its certificate"
                      + " carries",
                  "x509: certificate is valid for …, not …: RFC 6125, subject alternative names",
                  AddressChecks::certified)
              .fixedBy("remove the variable"),
          FabricCheck.of(
                  "advertised-listener",
                  "a broker advertises its name or its host's address, and its own port",
                  "clients are sent to the advertised listener after their first call",
                  AddressChecks::advertised)
              .fixedBy("remove the variable"),
          FabricCheck.of(
                  "kafka-transport",
                  "orderers speak to Kafka as its listeners do: unencrypted",
                  "sarama: a TLS client gets no answer from a PLAINTEXT listener",
                  AddressChecks::transport)
              .fixedBy("remove the variable"),
          FabricCheck.of(
                  "published-port",
                  "a node publishes the ports by which the others reach it",
                  "agents' gates and other hosts reach it no other way",
                  AddressChecks::published)
              .fixedBy("add the port to ports = [ ], or leave ports out"));

  private AddressChecks() {}

  private static void chaincode(FabricTopology topology, Findings findings) {
    String variable = "CORE_PEER_CHAINCODELISTENADDRESS";
    for (FabricNode peer : topology.peers()) {
      String set = peer.settings().environment().get(variable);
      if (set != null && !EVERYWHERE.contains(host(set))) {
        findings.variable(
            peer, variable, peer.name() + " would listen for chaincodes on " + set, "remove it");
      }
    }
  }

  private static void listen(FabricTopology topology, Findings findings) {
    Map<String, List<FabricNode>> variables =
        Map.of(
            "CORE_PEER_LISTENADDRESS", topology.peers(),
            "ORDERER_GENERAL_LISTENADDRESS", topology.orderers().nodes(),
            "KAFKA_LISTENERS", topology.kafka().nodes());
    variables.forEach(
        (variable, nodes) -> {
          for (FabricNode node : nodes) {
            String set = node.settings().environment().get(variable);
            if (set != null && !EVERYWHERE.contains(listened(set))) {
              findings.variable(
                  node, variable, node.name() + " would listen on " + set, "remove it");
            }
          }
        });
  }

  private static void certified(FabricTopology topology, Findings findings) {
    for (FabricNode peer : topology.peers()) {
      for (String variable : List.of("CORE_PEER_ADDRESS", "CORE_PEER_GOSSIP_EXTERNALENDPOINT")) {
        String set = peer.settings().environment().get(variable);
        if (set != null && !reaches(peer, host(set), findings)) {
          findings.variable(
              peer,
              variable,
              "the certificate of " + peer.name() + " is not for " + host(set),
              "remove it");
        }
      }
    }
  }

  private static void advertised(FabricTopology topology, Findings findings) {
    String variable = "KAFKA_ADVERTISED_LISTENERS";
    for (FabricNode broker : topology.kafka().nodes()) {
      String set = broker.settings().environment().get(variable);
      boolean own =
          set == null
              || reaches(broker, host(afterScheme(set)), findings)
                  && set.endsWith(":" + broker.port());
      if (!own) {
        findings.variable(
            broker, variable, broker.name() + " would send its clients to " + set, "remove it");
      }
    }
  }

  private static boolean reaches(FabricNode node, String host, Findings findings) {
    boolean known = findings.fleet().hosts().containsKey(node.host());
    return host.equals(node.name()) || known && host.equals(findings.fleet().address(node.host()));
  }

  private static void transport(FabricTopology topology, Findings findings) {
    String variable = "ORDERER_KAFKA_TLS_ENABLED";
    for (FabricNode orderer : topology.orderers().nodes()) {
      if ("true".equals(orderer.settings().environment().get(variable))) {
        findings.variable(
            orderer,
            variable,
            orderer.name() + " would speak TLS to brokers that do not",
            "remove it");
      }
    }
  }

  private static void published(FabricTopology topology, Findings findings) {
    for (FabricNode node : topology.nodes()) {
      for (int port : FabricPlacements.own(node)) {
        boolean there =
            node.settings()
                .ports()
                .map(set -> set.stream().anyMatch(one -> one.host() == port))
                .orElse(true);
        if (!there) {
          findings.say(
              node.settings().place("ports").orElse(node.path()),
              node.name() + " would not publish its own port " + port,
              "add " + port + " to ports = [ ]");
        }
      }
    }
  }

  private static String host(String endpoint) {
    int colon = endpoint.lastIndexOf(':');
    return colon < 0 ? endpoint : endpoint.substring(0, colon);
  }

  /** An orderer's variable has no port. */
  private static String listened(String set) {
    String address = afterScheme(set);
    return EVERYWHERE.contains(address) ? address : host(address);
  }

  private static String afterScheme(String listener) {
    int scheme = listener.indexOf("://");
    return scheme < 0 ? listener : listener.substring(scheme + 3);
  }
}
