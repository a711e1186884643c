package io.longshore.model;

import io.longshore.base.Digest;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
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
 * @param archives where to have images from that no registry has, by the image's reference
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
    boolean emptyOnPurpose,
    SortedMap<String, ImageArchive> archives) {
  public DesiredHost {
    Checks.text("deployment", deployment);
    Checks.name("network", network);
    Checks.name("host", host);
    if (generation < 1) {
      throw new IllegalArgumentException("a generation is at least 1: " + generation);
    }
    Objects.requireNonNull(specDigest, "specDigest");
    containers = List.copyOf(containers);
    fileSets = Checks.sorted(fileSets);
    identities = Checks.sorted(identities);
    blobs = Checks.sorted(blobs);
    archives = Checks.sorted(archives);
    if (containers.isEmpty() && !emptyOnPurpose) {
      throw new IllegalArgumentException(
          "host " + host + " would hold nothing, and the state does not say that this is meant");
    }
    Checks.distinct("container", containers.stream().map(ContainerSpec::name));
    References.check(containers, fileSets, identities, blobs);
  }

  /** A host whose images are there or come from a registry. */
  public DesiredHost(
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
    this(
        deployment,
        network,
        host,
        generation,
        specDigest,
        containers,
        fileSets,
        identities,
        blobs,
        emptyOnPurpose,
        Collections.emptySortedMap());
  }

  /** The container of this name. */
  public Optional<ContainerSpec> container(String name) {
    return containers.stream().filter(spec -> spec.name().equals(name)).findFirst();
  }

  /** What the container of this name is recognised by: see {@link Fingerprint}. */
  public Digest fingerprint(ContainerSpec spec) {
    return Fingerprint.of(spec, fileSets, identities);
  }

  /** Blobs are equal when their digests are: the constructor has compared each with its content. */
  @Override
  public boolean equals(Object other) {
    return other instanceof DesiredHost that
        && deployment.equals(that.deployment)
        && network.equals(that.network)
        && host.equals(that.host)
        && generation == that.generation
        && specDigest.equals(that.specDigest)
        && containers.equals(that.containers)
        && fileSets.equals(that.fileSets)
        && identities.equals(that.identities)
        && blobs.keySet().equals(that.blobs.keySet())
        && emptyOnPurpose == that.emptyOnPurpose
        && archives.equals(that.archives);
  }

  @Override
  public int hashCode() {
    return Objects.hash(deployment, host, generation, specDigest, containers);
  }

  /** Enough to tell one from another; variables of containers may be secret. */
  @Override
  public String toString() {
    return "generation " + generation + " of " + host + ", " + containers.size() + " containers";
  }
}
