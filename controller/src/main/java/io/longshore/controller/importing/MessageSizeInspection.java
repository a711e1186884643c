package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.Service;
import io.longshore.controller.spec.Units;
import java.util.OptionalLong;

/** Whether the largest block gets through the brokers, and whether they keep it. */
final class MessageSizeInspection implements Inspection {
  private static final String FETCH = "KAFKA_REPLICA_FETCH_MAX_BYTES";
  private static final String MESSAGE = "KAFKA_MESSAGE_MAX_BYTES";
  private static final String SOCKET = "KAFKA_SOCKET_REQUEST_MAX_BYTES";

  @Override
  public void inspect(Inspected network, Findings findings) {
    OptionalLong block =
        network
            .draft()
            .fabric()
            .map(fabric -> fabric.batch().getOrDefault("absolute-max", ""))
            .map(Units::size)
            .orElse(OptionalLong.empty());
    network.services(Role.KAFKA).forEach(broker -> safety(broker, findings));
    if (block.isPresent()) {
      network.services(Role.KAFKA).forEach(broker -> sizes(broker, block.getAsLong(), findings));
    }
  }

  /**
   * What a broker really gets is judged, without what a second list hides: Kafka 1.0's defaults.
   */
  private static void sizes(Service broker, long block, Findings findings) {
    long fetch = effective(broker, FETCH, 1_048_576);
    long message = effective(broker, MESSAGE, 1_000_012);
    long socket = effective(broker, SOCKET, 104_857_600);
    if (block >= fetch || fetch > message || message >= socket) {
      findings.add(
          Defect.MESSAGE_SIZES,
          broker.placeOf(MESSAGE),
          "blocks have up to "
              + block
              + " bytes, "
              + broker.name()
              + " fetches "
              + fetch
              + ", takes "
              + message
              + " and reads "
              + socket,
          "derived from batch.absolute-max");
    }
  }

  private static void safety(Service broker, Findings findings) {
    if (broker.variable("KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE").equalsIgnoreCase("true")) {
      findings.add(
          Defect.ORDERING_LOSS,
          broker.placeOf("KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE"),
          broker.name() + " may become leader without having every message",
          "always false in Longshore");
    }
    String retention = broker.variable("KAFKA_LOG_RETENTION_MS");
    String hours = broker.variable("KAFKA_LOG_RETENTION_HOURS");
    if (!(retention.isEmpty() || retention.equals("-1"))
        || !(hours.isEmpty() || hours.equals("-1"))) {
      findings.add(
          Defect.ORDERING_LOSS,
          broker.placeOf("KAFKA_LOG_RETENTION_MS"),
          broker.name() + " throws messages away for their age",
          "log.retention.ms is -1 in Longshore");
    }
  }

  private static long effective(Service broker, String variable, long usual) {
    String text = broker.hidden().contains(variable) ? "" : broker.variable(variable);
    return text.matches("[0-9]{1,12}") ? Long.parseLong(text) : usual;
  }
}
