package io.longshore.controller.workload.fabric.client.chaincode;

import io.longshore.controller.workload.fabric.client.policy.PolicyRule;
import java.util.List;

/**
 * A chaincode as a channel is to have it.
 *
 * @param code what runs
 * @param initialization arguments of its Init, the function first by custom
 * @param policy whose endorsements a transaction needs
 */
public record ChaincodeDefinition(
    ChaincodePackage code, List<String> initialization, PolicyRule policy) {
  public ChaincodeDefinition {
    initialization = List.copyOf(initialization);
  }
}
