package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.Service;
import io.longshore.controller.spec.Units;
import java.time.Duration;
import java.util.Optional;

/** Replicas of channels, and the patience of orderers. */
final class OrderingInspection implements Inspection {
  private static final String REPLICAS = "ORDERER_KAFKA_TOPIC_REPLICATIONFACTOR";
  private static final Duration PATIENT = Duration.ofMinutes(10);

  @Override
  public void inspect(Inspected network, Findings findings) {
    Optional<String> replicas =
        network.draft().fabric().flatMap(NetworkDraft.FabricDraft::replicas);
    String insync = network.draft().fabric().flatMap(NetworkDraft.FabricDraft::insync).orElse("1");
    network
        .services(Role.ORDERER)
        .forEach(orderer -> replicas(orderer, replicas, insync, findings));
    network.services(Role.ORDERER).forEach(orderer -> patience(orderer, findings));
  }

  private static void replicas(
      Service orderer, Optional<String> brokers, String insync, Findings findings) {
    String written = orderer.variable(REPLICAS);
    if (written.isEmpty() || written.equals(brokers.orElse("1"))) {
      return;
    }
    findings.add(
        Defect.TOPIC_REPLICATION,
        orderer.placeOf(REPLICAS),
        orderer.name()
            + " asks for "
            + written
            + " replicas of a channel, the brokers for "
            + brokers.orElse("1")
            + ", and "
            + insync
            + " must be in sync: it works only while brokers make topics by themselves",
        "derived from kafka.replication-factor");
  }

  private static void patience(Service orderer, Findings findings) {
    Duration total =
        time(orderer, "ORDERER_KAFKA_RETRY_SHORTTOTAL")
            .plus(time(orderer, "ORDERER_KAFKA_RETRY_LONGTOTAL"));
    boolean written = orderer.environment().containsKey("ORDERER_KAFKA_RETRY_LONGTOTAL");
    if (written && total.compareTo(PATIENT) < 0) {
      findings.add(
          Defect.IMPATIENT_ORDERER,
          orderer.placeOf("ORDERER_KAFKA_RETRY_LONGTOTAL"),
          orderer.name()
              + " dies when Kafka does not answer for "
              + total.toSeconds()
              + " s a step",
          "left out: Fabric's own 12 h are right, and a gate tells when Kafka is there");
    }
  }

  private static Duration time(Service orderer, String variable) {
    return Units.time(orderer.variable(variable)).orElse(Duration.ZERO);
  }
}
