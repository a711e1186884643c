package io.longshore.controller.workload.fabric;

import java.util.List;
import java.util.Objects;

/**
 * The ordering service.
 *
 * @param domain the end of the orderers' names
 * @param mspId their organisation's MSP
 * @param systemChannel the channel that knows all others
 * @param consortium the organisations' group that may create channels
 * @param batch when a block is cut
 * @param nodes in natural order
 */
record OrdererRole(
    String domain,
    String mspId,
    String systemChannel,
    String consortium,
    BatchSpec batch,
    List<FabricNode> nodes) {
  /** The orderers' organisation in channel configurations, as Fabric's samples name it. */
  static final String ORGANIZATION = "OrdererOrg";

  OrdererRole {
    Objects.requireNonNull(batch, "batch");
    nodes = List.copyOf(nodes);
  }
}
