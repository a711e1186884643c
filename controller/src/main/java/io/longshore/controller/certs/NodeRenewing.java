package io.longshore.controller.certs;

import io.longshore.proto.v1.RenewNodesReply;
import io.longshore.proto.v1.RenewNodesRequest;

/** Notes that containers are to get new keys and certificates. On the loop. */
@FunctionalInterface
public interface NodeRenewing {
  /**
   * Notes it durably; the next apply does it.
   *
   * @param by who asks, role/name
   * @throws io.longshore.base.FailureException a name is nobody's, or no reason is given
   */
  RenewNodesReply renew(String by, RenewNodesRequest request);
}
