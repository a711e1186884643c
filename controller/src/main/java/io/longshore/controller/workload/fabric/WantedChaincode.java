package io.longshore.controller.workload.fabric;

import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeId;
import io.longshore.controller.workload.fabric.client.policy.PolicyRule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A chaincode that a channel is to run.
 *
 * @param id name and version
 * @param importPath what Go calls its own package
 * @param initialization arguments of its first call
 * @param policy whose endorsements a transaction needs
 * @param smoke what it is asked once it runs
 */
public record WantedChaincode(
    ChaincodeId id,
    String importPath,
    List<String> initialization,
    PolicyRule policy,
    Optional<SmokeTest> smoke) {
  public WantedChaincode {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(importPath, "importPath");
    initialization = List.copyOf(initialization);
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(smoke, "smoke");
  }
}
