package io.longshore.controller.workload.fabric.client.link;

import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Status;

/**
 * What an orderer delivered.
 *
 * @param status its last word
 * @param blocks those asked for, if it had them
 */
public record Delivery(Status status, List<Block> blocks) {
  public Delivery {
    blocks = List.copyOf(blocks);
  }
}
