package io.longshore.controller.workload.fabric;

/** What orderers and peers log unless the operator says otherwise. */
final class NodeLogging {
  /** The variable that both of them read. */
  static final String VARIABLE = "FABRIC_LOGGING_SPEC";

  /** Not a line for each call: gates put one every few seconds. */
  static final String WITHOUT_CALLS = "info:comm.grpc.server=error";

  private NodeLogging() {}
}
