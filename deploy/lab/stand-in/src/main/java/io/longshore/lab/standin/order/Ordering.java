package io.longshore.lab.standin.order;

import java.util.Optional;
import org.hyperledger.fabric.protos.common.Envelope;

/** The ordering of one channel as its services see it. */
public interface Ordering {
  /** Whether a channel can be written and read. */
  enum Availability {
    /** The start phases are not over. */
    BOOTING,
    /** Open for writing and reading. */
    AVAILABLE,
    /**
     * Consumption stopped: envelopes are accepted but become blocks here no more, and nothing is
     * delivered.
     */
    ERRORED
  }

  Availability availability();

  /** Posts an envelope; empty when every in-sync replica has it, else why it was refused. */
  Optional<String> order(Envelope envelope);
}
