package io.longshore.controller.whatif;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/**
 * The smallest sets of hosts whose loss does something to writes.
 *
 * @param what they do: STOP, or DEPEND for what stops some channels or may
 * @param size how many hosts each has; 0 when none was found
 * @param count how many such sets there are
 * @param examples the first of them
 * @param searched the largest size of which every set was tried
 * @param complete whether every set was tried; otherwise sets larger than searched may do it
 */
public record StoppingSets(
    Writes what,
    int size,
    BigInteger count,
    List<List<String>> examples,
    int searched,
    boolean complete) {
  public StoppingSets {
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(count, "count");
    examples = examples.stream().map(List::copyOf).toList();
  }

  /** Whether there is one. */
  public boolean found() {
    return count.signum() > 0;
  }
}
