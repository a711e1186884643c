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
 * @param exceptions what the spec has there although it is dangerous, in sentences with reasons
 */
public record CompiledHost(
    String host,
    String address,
    List<ContainerSpec> containers,
    SortedMap<String, FileSet> fileSets,
    SortedMap<String, IdentityRequest> identities,
    SortedMap<String, byte[]> blobs,
    List<String> exceptions) {
  public CompiledHost {
    exceptions = List.copyOf(exceptions);
  }

  /** A host without exceptions. */
  public CompiledHost(
      String host,
      String address,
      List<ContainerSpec> containers,
      SortedMap<String, FileSet> fileSets,
      SortedMap<String, IdentityRequest> identities,
      SortedMap<String, byte[]> blobs) {
    this(host, address, containers, fileSets, identities, blobs, List.of());
  }

  /** The same host with containers in another form. */
  public CompiledHost with(List<ContainerSpec> others) {
    return new CompiledHost(host, address, others, fileSets, identities, blobs, exceptions);
  }
}
