package io.longshore.controller.workload.fabric;

import java.util.List;
import java.util.Objects;

/**
 * What a chaincode is asked, once, after it was instantiated: whether it answers, and, if there is
 * an invoke, whether that takes effect at every peer.
 *
 * @param query arguments of the question
 * @param expect the answer before the invoke
 * @param invoke arguments of a transaction; empty: none is sent
 * @param then the answer after it; empty without an invoke
 */
public record SmokeTest(List<String> query, String expect, List<String> invoke, String then) {
  public SmokeTest {
    query = List.copyOf(query);
    Objects.requireNonNull(expect, "expect");
    invoke = List.copyOf(invoke);
    Objects.requireNonNull(then, "then");
  }

  /** Whether a transaction is part of it. */
  public boolean invokes() {
    return !invoke.isEmpty();
  }
}
