package io.longshore.controller.workload.fabric.client.proposal;

import io.longshore.controller.workload.fabric.material.SignedEnvelope;
import java.security.SecureRandom;
import java.time.Clock;

/** Gives each message its own stamp. */
public final class StampSource {
  private final Clock clock;
  private final SecureRandom random;

  /**
   * A source.
   *
   * @param clock within fifteen minutes of the nodes' clocks, or they take no message for reading
   */
  public StampSource(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** The next stamp. */
  public Stamp next() {
    byte[] nonce = new byte[SignedEnvelope.NONCE_BYTES];
    random.nextBytes(nonce);
    return new Stamp(clock.instant(), nonce);
  }
}
