package io.longshore.controller.workload.fabric.material;

import java.time.Duration;

/**
 * When an orderer cuts a block.
 *
 * @param timeout the longest wait after a block's first message; positive
 * @param maxMessages the most messages in a block; at least 1
 * @param absoluteMaxBytes the most bytes in a block, and so in a message; 1 to 4294967295
 * @param preferredMaxBytes the most bytes unless one message alone has more; 1 to absoluteMaxBytes
 */
public record BatchLimits(
    Duration timeout, int maxMessages, long absoluteMaxBytes, long preferredMaxBytes) {

  private static final long UINT32_MAX = 0xFFFF_FFFFL;

  public BatchLimits {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("the batch timeout is positive, not " + timeout);
    }
    if (maxMessages < 1) {
      throw new IllegalArgumentException("a batch holds at least 1 message, not " + maxMessages);
    }
    if (absoluteMaxBytes < 1 || absoluteMaxBytes > UINT32_MAX) {
      throw new IllegalArgumentException(
          "a batch's absolute bound is 1 to " + UINT32_MAX + " bytes, not " + absoluteMaxBytes);
    }
    if (preferredMaxBytes < 1 || preferredMaxBytes > absoluteMaxBytes) {
      throw new IllegalArgumentException(
          "a batch's preferred bound is 1 to its absolute bound ("
              + absoluteMaxBytes
              + " bytes), not "
              + preferredMaxBytes);
    }
  }
}
