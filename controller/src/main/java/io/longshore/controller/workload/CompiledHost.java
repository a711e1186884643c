package io.longshore.controller.workload;

import io.longshore.model.ContainerSpec;
import io.longshore.model.FileSet;
import io.longshore.model.IdentityRequest;
import java.util.List;
import java.util.SortedMap;

/**
 * What the spec comes to on one host.
 *
 * @param host its name
 * @param address its address on the network the containers use
 * @param containers in the order they are to be shown
 * @param fileSets by name
 * @param identities by name
 * @param blobs by digest in hex
 */
public record CompiledHost(
    String host,
    String address,
    List<ContainerSpec> containers,
    SortedMap<String, FileSet> fileSets,
    SortedMap<String, IdentityRequest> identities,
    SortedMap<String, byte[]> blobs) {
  /** The same host with containers in another form. */
  public CompiledHost with(List<ContainerSpec> others) {
    return new CompiledHost(host, address, others, fileSets, identities, blobs);
  }
}
