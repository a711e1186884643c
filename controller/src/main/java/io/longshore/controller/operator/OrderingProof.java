package io.longshore.controller.operator;

import io.longshore.controller.workload.Compiled;
import io.longshore.proto.v1.ProveReply;
import io.longshore.proto.v1.ProveRequest;

/** Proves that a network orders: blocking, bounded by its own deadlines. */
public interface OrderingProof {
  /**
   * Orders a message through one orderer and reads it back from another.
   *
   * @param network what the accepted spec comes to
   * @return what was seen, or with a problem that says why it did not work
   */
  ProveReply prove(Compiled network, ProveRequest request);
}
