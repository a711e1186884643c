package io.longshore.controller.workload.fabric.material;

import com.google.protobuf.ByteString;
import java.time.Instant;

/**
 * A network's genesis block.
 *
 * @param block the bytes of its file
 * @param sha256 their digest, hex
 * @param madeAt when it was made
 */
public record Genesis(ByteString block, String sha256, Instant madeAt) {
  @Override
  public String toString() {
    return "genesis block sha256 " + sha256 + " of " + madeAt;
  }
}
