package io.longshore.controller.workload.fabric.client.proposal;

import com.google.protobuf.Timestamp;
import io.longshore.controller.workload.fabric.material.SignedEnvelope;
import java.time.Instant;

/**
 * What makes one message differ from the next.
 *
 * @param at when it is made
 * @param nonce {@value SignedEnvelope#NONCE_BYTES} bytes never used before
 */
public record Stamp(Instant at, byte[] nonce) {
  public Stamp {
    if (nonce.length != SignedEnvelope.NONCE_BYTES) {
      throw new IllegalArgumentException("a nonce has " + SignedEnvelope.NONCE_BYTES + " bytes");
    }
    nonce = nonce.clone();
  }

  @Override
  public byte[] nonce() {
    return nonce.clone();
  }

  Timestamp timestamp() {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }
}
