package io.longshore.lab.standin.serve;

import io.longshore.lab.standin.order.Ordering;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Envelope;

/** An ordering in a given state that takes everything. */
record FakeOrdering(Availability availability) implements Ordering {
  @Override
  public Optional<String> order(Envelope envelope) {
    return Optional.empty();
  }
}
