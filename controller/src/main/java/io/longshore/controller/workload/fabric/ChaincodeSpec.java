package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.tree.SpecPath;
import java.util.List;
import java.util.Optional;

/**
 * A chaincode of a channel.
 *
 * @param name its name
 * @param version its version
 * @param language what it is written in, as the spec has it
 * @param source the path of its source, as peers install it
 * @param init arguments of its first call
 * @param policy who must endorse, in Fabric's language
 * @param verify what it is asked once it runs
 * @param path where it is written
 */
record ChaincodeSpec(
    String name,
    String version,
    String language,
    String source,
    List<String> init,
    Optional<String> policy,
    Optional<SmokeTest> verify,
    SpecPath path) {
  ChaincodeSpec {
    init = List.copyOf(init);
  }
}
