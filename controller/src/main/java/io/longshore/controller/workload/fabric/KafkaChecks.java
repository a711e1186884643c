package io.longshore.controller.workload.fabric;

import java.util.List;
import java.util.SortedMap;

/** Rules for Kafka. */
final class KafkaChecks {
  private static final String DOCS = "Fabric docs, kafka.rst, step ";

  static final List<FabricCheck> ALL =
      List.of(
          FabricCheck.of(
                  "kafka-count",
                  "there are at least 4 brokers",
                  DOCS + "3: with 4, one lost broker leaves channels writable and creatable",
                  KafkaChecks::count)
              .excusable()
              .fixedBy("name at least 4, each on a host of its own"),
          FabricCheck.of(
                  "kafka-spread",
                  "no two brokers share a host",
                  "one lost host must cost each topic at most one replica",
                  (topology, findings) -> QuorumChecks.spread(topology.kafka().nodes(), findings))
              .excusable()
              .fixedBy("move one of them to another host"),
          FabricCheck.of(
                  "kafka-id",
                  "every broker has an id of its own",
                  "Kafka docs: broker.id; a second broker of one id dies at once, for ever",
                  (topology, findings) -> QuorumChecks.ids(topology.kafka().nodes(), findings))
              .fixedBy("let the name end in its id, or write id = 1"),
          FabricCheck.of(
                  "kafka-replicas",
                  "1 < min-insync-replicas < replication-factor < number of brokers",
                  DOCS + "3 and 6",
                  KafkaChecks::replicas)
              .excusable()
              .fixedBy("with four brokers: replication-factor = 3, min-insync-replicas = 2"),
          FabricCheck.of(
                  "kafka-message-size",
                  "absolute-max < replica.fetch.max.bytes <= message.max.bytes <"
                      + " socket.request.max.bytes",
                  DOCS + "6; Kafka refuses larger messages than it can replicate",
                  KafkaChecks::sizes)
              .fixedBy("leave the sizes out of environment: they follow from batch.absolute-max"),
          FabricCheck.of(
                  "kafka-unclean-election",
                  "a broker out of sync never becomes a leader",
                  DOCS + "6: unclean.leader.election.enable = false; blocks would differ",
                  (topology, findings) ->
                      mustBe("KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE", "false", topology, findings))
              .fixedBy("remove the variable"),
          FabricCheck.of(
                  "kafka-retention",
                  "Kafka never throws a message away for its age",
                  DOCS
                      + "6: log.retention.ms = -1; an orderer that starts anew reads from the"
                      + " first",
                  (topology, findings) ->
                      mustBe("KAFKA_LOG_RETENTION_MS", "-1", topology, findings))
              .fixedBy("remove the variable"),
          FabricCheck.of(
                  "kafka-data-volume",
                  "Kafka's log lies on its named volume",
                  "a recreated broker without one comes back empty and orderers lose their place",
                  (topology, findings) ->
                      mustBe("KAFKA_LOG_DIRS", KafkaContainers.DATA, topology, findings))
              .fixedBy("remove the variable"),
          FabricCheck.of(
                  "kafka-auto-create",
                  "brokers create a topic when an orderer first asks for it",
                  "fabric v1.4, orderer/consensus/kafka/chain.go: setupTopicForChannel relies on"
                      + " it; without it every channel of the hand procedure is unwritable",
                  (topology, findings) ->
                      mayNotBe("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false", topology, findings))
              .excusable()
              .fixedBy("remove the variable"),
          FabricCheck.of(
                  "kafka-cleanup",
                  "Kafka keeps every message of a channel: no bound by size, no compaction",
                  DOCS + "6; an orderer that starts anew reads from the first",
                  KafkaChecks::cleanup)
              .fixedBy("remove the variable"),
          FabricCheck.of(
                  "kafka-plaintext",
                  "what passes through Kafka and ZooKeeper cannot be read or rewritten on the way",
                  DOCS + "9: SSL is highly recommended; Longshore does not set it up yet",
                  KafkaChecks::plaintext)
              .warning()
              .fixedBy(
                  "keep the hosts' network to the fleet, and say so: suppress { kafka-plaintext ="
                      + " \"a network of the fleet alone\" }"));

  private static final List<String> SIZES =
      List.of(
          "KAFKA_MESSAGE_MAX_BYTES",
          "KAFKA_REPLICA_FETCH_MAX_BYTES",
          "KAFKA_SOCKET_REQUEST_MAX_BYTES");

  private KafkaChecks() {}

  private static void count(FabricTopology topology, Findings findings) {
    int count = topology.kafka().nodes().size();
    if (count < 4) {
      findings.say(
          FabricPaths.KAFKA_NODES,
          "there are " + count + " brokers: with one down no channel could be created",
          "name at least 4, each on a host of its own");
    }
  }

  private static void replicas(FabricTopology topology, Findings findings) {
    int brokers = topology.kafka().nodes().size();
    int replicas = topology.kafka().replicationFactor();
    int insync = topology.kafka().minInsyncReplicas();
    if (replicas >= brokers && brokers >= 4) {
      findings.say(
          FabricPaths.KAFKA.then("replication-factor"),
          replicas + " replicas on " + brokers + " brokers: one broker down stops channel creation",
          "set replication-factor = " + (brokers - 1) + ", or add a broker");
    }
    if (insync < 2) {
      findings.say(
          FabricPaths.KAFKA.then("min-insync-replicas"),
          "min-insync-replicas = " + insync + ": a message could be lost with one broker",
          "set min-insync-replicas = 2");
    } else if (insync >= replicas) {
      findings.say(
          FabricPaths.KAFKA.then("min-insync-replicas"),
          "min-insync-replicas = "
              + insync
              + " of "
              + replicas
              + " replicas: one broker down stops"
              + " all writes",
          "set min-insync-replicas = "
              + Math.max(2, replicas - 1)
              + " and replication-factor = "
              + Math.max(3, replicas));
    }
  }

  private static void sizes(FabricTopology topology, Findings findings) {
    long block = topology.orderers().batch().absoluteMax();
    for (FabricNode broker : topology.kafka().nodes()) {
      SortedMap<String, String> environment = KafkaContainers.environment(topology, broker);
      long fetch = number(environment.get("KAFKA_REPLICA_FETCH_MAX_BYTES"));
      long message = number(environment.get("KAFKA_MESSAGE_MAX_BYTES"));
      long socket = number(environment.get("KAFKA_SOCKET_REQUEST_MAX_BYTES"));
      if (block >= fetch || fetch > message || message >= socket) {
        findings.variable(
            broker,
            overridden(broker),
            broker.name()
                + " would have "
                + block
                + " < "
                + fetch
                + " <= "
                + message
                + " < "
                + socket,
            "leave these three out of environment: they follow from batch.absolute-max");
      }
    }
  }

  /** The first size that is set by hand. */
  private static String overridden(FabricNode broker) {
    return SIZES.stream()
        .filter(broker.settings().environment()::containsKey)
        .findFirst()
        .orElse(SIZES.get(0));
  }

  private static void mustBe(
      String variable, String value, FabricTopology topology, Findings findings) {
    for (FabricNode broker : topology.kafka().nodes()) {
      String set = KafkaContainers.environment(topology, broker).get(variable);
      if (!value.equals(set)) {
        findings.variable(broker, variable, variable + " is \"" + set + "\"", "remove it");
      }
    }
  }

  private static void mayNotBe(
      String variable, String value, FabricTopology topology, Findings findings) {
    for (FabricNode broker : topology.kafka().nodes()) {
      if (value.equals(broker.settings().environment().get(variable))) {
        findings.variable(broker, variable, variable + " is \"" + value + "\"", "remove it");
      }
    }
  }

  private static void cleanup(FabricTopology topology, Findings findings) {
    for (FabricNode broker : topology.kafka().nodes()) {
      SortedMap<String, String> set = broker.settings().environment();
      String bytes = set.getOrDefault("KAFKA_LOG_RETENTION_BYTES", "-1");
      String policy = set.getOrDefault("KAFKA_LOG_CLEANUP_POLICY", "delete");
      if (!bytes.equals("-1")) {
        findings.variable(
            broker,
            "KAFKA_LOG_RETENTION_BYTES",
            broker.name() + " would throw messages away beyond " + bytes + " bytes",
            "remove it");
      }
      if (!policy.equals("delete")) {
        findings.variable(
            broker,
            "KAFKA_LOG_CLEANUP_POLICY",
            broker.name() + " would throw messages away by its policy " + policy,
            "remove it");
      }
    }
  }

  private static void plaintext(FabricTopology topology, Findings findings) {
    if (!topology.kafka().nodes().isEmpty()) {
      findings.say(
          FabricPaths.KAFKA,
          "ZooKeeper and Kafka speak unencrypted, to whoever reaches their hosts' addresses",
          "keep that network to the fleet");
    }
  }

  private static long number(String written) {
    boolean whole =
        !written.isEmpty()
            && written.length() <= 18
            && written.chars().allMatch(c -> c >= '0' && c <= '9');
    return whole ? Long.parseLong(written) : 0;
  }
}
