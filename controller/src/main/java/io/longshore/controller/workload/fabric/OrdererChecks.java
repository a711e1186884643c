package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.Units;
import java.time.Duration;
import java.util.List;

/** Rules for the ordering service. */
final class OrdererChecks {
  /** Fabric's default for both totals together (sampleconfig/orderer.yaml: 10m + 12h). */
  private static final Duration LEAST_RETRY = Duration.ofMinutes(10);

  private static final String LONG_TOTAL = "ORDERER_KAFKA_RETRY_LONGTOTAL";

  /** A request to Kafka holds at most 100 MiB (sarama: MaxRequestSize), and a block goes in one. */
  private static final long LARGEST_BLOCK = 99L << 20;

  static final List<FabricCheck> ALL =
      List.of(
          FabricCheck.of("orderer-count", "there is at least one orderer", "", OrdererChecks::count)
              .fixedBy("write orderers { nodes { … } }"),
          FabricCheck.of(
                  "batch",
                  "0 < preferred-max <= absolute-max <= 99 MB, and the timeout is positive",
                  "configtx.yaml; sarama's and Fabric's own largest request is 100 MB",
                  OrdererChecks::batch)
              .fixedBy("write absolute-max = 99 MB or less, preferred-max = 512 KB, timeout = 2s"),
          FabricCheck.of(
                  "topic-replication",
                  "orderers ask for as many replicas as the brokers are told of",
                  "with fewer than min-insync-replicas a channel is unwritable for ever",
                  OrdererChecks::replication)
              .fixedBy("remove the variable: it follows from kafka.replication-factor"),
          FabricCheck.of(
                  "orderer-patience",
                  "an orderer waits at least 10m for Kafka before it gives up",
                  "fabric, orderer/consensus/kafka/retry.go: it panics when its retries end",
                  OrdererChecks::patience)
              .warning()
              .fixedBy("remove the variables: Fabric's own 10m and 12h are right"),
          FabricCheck.of(
                  "system-channel",
                  ChannelChecks.NAME_SENTENCE,
                  ChannelChecks.NAME_SOURCE,
                  OrdererChecks::systemChannel)
              .fixedBy("write system-channel = testchainid"));

  private OrdererChecks() {}

  private static void count(FabricTopology topology, Findings findings) {
    if (topology.orderers().nodes().isEmpty()) {
      findings.say(
          FabricPaths.ORDERER_NODES, "there is no orderer", "write orderers { nodes { … } }");
    }
  }

  private static void batch(FabricTopology topology, Findings findings) {
    BatchSpec batch = topology.orderers().batch();
    if (batch.absoluteMax() < 1 || batch.absoluteMax() > LARGEST_BLOCK) {
      findings.say(
          FabricPaths.BATCH.then("absolute-max"),
          "absolute-max = " + batch.absoluteMax() + " bytes is not within 1 B to 99 MB",
          "write absolute-max = 99 MB or less");
    }
    if (batch.preferredMax() < 1 || batch.preferredMax() > batch.absoluteMax()) {
      findings.say(
          FabricPaths.BATCH.then("preferred-max"),
          "preferred-max = " + batch.preferredMax() + " bytes is not within 1 B to absolute-max",
          "write preferred-max = 512 KB");
    }
    if (batch.timeout().toMillis() < 1) {
      findings.say(
          FabricPaths.BATCH.then("timeout"), "the batch timeout is zero", "write timeout = 2s");
    }
  }

  private static void replication(FabricTopology topology, Findings findings) {
    String wanted = String.valueOf(topology.kafka().replicationFactor());
    for (FabricNode orderer : topology.orderers().nodes()) {
      String set = OrdererContainers.environment(topology, orderer).get(OrdererContainers.REPLICAS);
      if (!wanted.equals(set)) {
        findings.variable(
            orderer,
            OrdererContainers.REPLICAS,
            "topics of " + orderer.name() + " would have " + set + " replicas, not " + wanted,
            "remove it: it follows from kafka.replication-factor");
      }
    }
  }

  private static void patience(FabricTopology topology, Findings findings) {
    for (FabricNode orderer : topology.orderers().nodes()) {
      Duration whole =
          total(orderer, "ORDERER_KAFKA_RETRY_SHORTTOTAL", Duration.ofMinutes(10))
              .plus(total(orderer, LONG_TOTAL, Duration.ofHours(12)));
      if (whole.compareTo(LEAST_RETRY) < 0) {
        findings.variable(
            orderer,
            LONG_TOTAL,
            orderer.name()
                + " would give up and die after "
                + whole.toSeconds()
                + " s without Kafka",
            "remove the retry totals: Fabric's own 10m and 12h are right");
      }
    }
  }

  private static Duration total(FabricNode orderer, String variable, Duration fallback) {
    String set = orderer.settings().environment().get(variable);
    return set == null ? fallback : Units.time(set).orElse(fallback);
  }

  private static void systemChannel(FabricTopology topology, Findings findings) {
    String name = topology.orderers().systemChannel();
    if (!ChannelChecks.isName(name)) {
      findings.say(
          FabricPaths.ORDERERS.then("system-channel"),
          "\"" + name + "\" is no name for a channel",
          "write system-channel = testchainid");
    }
  }
}
