package io.longshore.agent.gate.kafka;

import io.longshore.model.GateTarget;
import java.util.Optional;

/**
 * What came of asking one broker.
 *
 * @param broker the broker asked
 * @param metadata the cluster as it sees it; empty when it was not reached
 * @param trouble why it was not reached, to be read after its name; empty when it was
 */
record BrokerView(GateTarget broker, Optional<Metadata> metadata, String trouble) {
  static BrokerView of(GateTarget broker, Metadata metadata) {
    return new BrokerView(broker, Optional.of(metadata), "");
  }

  static BrokerView silent(GateTarget broker, String trouble) {
    return new BrokerView(broker, Optional.empty(), trouble);
  }
}
