package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.tree.SpecPath;
import java.util.List;

/**
 * A channel.
 *
 * @param name its name
 * @param organizations its members, as the spec calls them
 * @param chaincodes what is to run on it
 * @param capabilities what its peers must know of
 * @param path where it is written
 */
record ChannelSpec(
    String name,
    List<String> organizations,
    List<ChaincodeSpec> chaincodes,
    List<String> capabilities,
    SpecPath path) {
  ChannelSpec {
    organizations = List.copyOf(organizations);
    chaincodes = List.copyOf(chaincodes);
    capabilities = List.copyOf(capabilities);
  }
}
