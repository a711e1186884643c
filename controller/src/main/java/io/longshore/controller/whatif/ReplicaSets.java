package io.longshore.controller.whatif;

import java.math.BigInteger;

/**
 * Every set of brokers that a channel's messages may lie on, counted by what a loss does to it.
 *
 * @param possible sets of N among all K brokers
 * @param unwritable of them, those with fewer than M replicas left
 * @param waiting of the others, those that lost a replica while ZooKeeper has no quorum
 */
public record ReplicaSets(BigInteger possible, BigInteger unwritable, BigInteger waiting) {
  /**
   * Counts them.
   *
   * @param brokers K
   * @param left brokers that are not lost
   * @param layout for N and M
   * @param quorum whether ZooKeeper has one
   */
  static ReplicaSets count(int brokers, int left, Layout layout, boolean quorum) {
    int n = layout.replicationFactor();
    BigInteger possible = choose(brokers, n);
    BigInteger unwritable = BigInteger.ZERO;
    for (int alive = 0; alive < Math.min(layout.minInsync(), n + 1); alive++) {
      unwritable = unwritable.add(choose(left, alive).multiply(choose(brokers - left, n - alive)));
    }
    // Where M exceeds N nothing can ever be written, whole or not.
    BigInteger whole = layout.minInsync() > n ? BigInteger.ZERO : choose(left, n);
    BigInteger waiting = quorum ? BigInteger.ZERO : possible.subtract(unwritable).subtract(whole);
    return new ReplicaSets(possible, unwritable, waiting);
  }

  /** What this means for writes. */
  Writes writes() {
    BigInteger stopped = unwritable.add(waiting);
    if (stopped.equals(possible)) {
      return Writes.STOP;
    }
    return stopped.signum() == 0 ? Writes.CONTINUE : Writes.DEPEND;
  }

  static BigInteger choose(int of, int some) {
    if (some < 0 || some > of) {
      return BigInteger.ZERO;
    }
    BigInteger result = BigInteger.ONE;
    for (int at = 1; at <= Math.min(some, of - some); at++) {
      result = result.multiply(BigInteger.valueOf(of - at + 1L)).divide(BigInteger.valueOf(at));
    }
    return result;
  }
}
