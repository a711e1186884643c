package io.longshore.controller.workload.fabric;

import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeId;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeLanguage;
import io.longshore.controller.workload.fabric.client.policy.PolicyRule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A chaincode that a channel is to run.
 *
 * @param id name and version
 * @param language what it is written in
 * @param importPath the path of its sources, in Go the name of its own package
 * @param initialization arguments of its first call
 * @param policy whose endorsements a transaction needs
 * @param smoke what it is asked once it runs
 */
public record WantedChaincode(
    ChaincodeId id,
    ChaincodeLanguage language,
    String importPath,
    List<String> initialization,
    PolicyRule policy,
    Optional<SmokeTest> smoke) {
  public WantedChaincode {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(importPath, "importPath");
    initialization = List.copyOf(initialization);
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(smoke, "smoke");
  }
}
