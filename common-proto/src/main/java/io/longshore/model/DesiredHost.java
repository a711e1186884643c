package io.longshore.model;

import io.longshore.base.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Everything one host should run, whole.
 *
 * @param deployment the fleet's identity
 * @param network the spec's name for the network
 * @param host the host it is for
 * @param generation rises with every change, from 1
 * @param specDigest of the canonical spec this was compiled from
 * @param containers in the order of the spec
 * @param fileSets by name
 * @param identities by name
 * @param blobs contents the file sets name, by digest in hex
 * @param emptyOnPurpose without it a host without containers is refused as a likely mistake
 */
public record DesiredHost(
    String deployment,
    String network,
    String host,
    long generation,
    String specDigest,
    List<ContainerSpec> containers,
    SortedMap<String, FileSet> fileSets,
    SortedMap<String, IdentityRequest> identities,
    SortedMap<String, byte[]> blobs,
    boolean emptyOnPurpose) {
  public DesiredHost {
    Checks.text("deployment", deployment);
    Checks.name("network", network);
    Checks.name("host", host);
    if (generation < 1) {
      throw new IllegalArgumentException("a generation is at least 1: " + generation);
    }
    containers = List.copyOf(containers);
    fileSets = Checks.sorted(fileSets);
    identities = Checks.sorted(identities);
    blobs = Checks.sorted(blobs);
    if (containers.isEmpty() && !emptyOnPurpose) {
      throw new IllegalArgumentException(
          "host " + host + " would hold nothing, and the state does not say that this is meant");
    }
    for (Map.Entry<String, byte[]> blob : blobs.entrySet()) {
      if (!Digest.of(blob.getValue()).hex().equals(blob.getKey())) {
        throw new IllegalArgumentException("blob " + blob.getKey() + " does not have its digest");
      }
    }
  }

  /** The container of this name. */
  public Optional<ContainerSpec> container(String name) {
    return containers.stream().filter(spec -> spec.name().equals(name)).findFirst();
  }

  /** What the container of this name is recognised by: see {@link Fingerprint}. */
  public Digest fingerprint(ContainerSpec spec) {
    return Fingerprint.of(spec, fileSets, identities);
  }
}
