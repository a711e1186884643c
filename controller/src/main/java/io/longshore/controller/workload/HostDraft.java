package io.longshore.controller.workload;

import io.longshore.base.Digest;
import io.longshore.controller.spec.Host;
import io.longshore.model.ContainerSpec;
import io.longshore.model.FileContent;
import io.longshore.model.FileSet;
import io.longshore.model.IdentityRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers what goes to one host. */
public final class HostDraft {
  private final Host host;
  private final List<ContainerSpec> containers = new ArrayList<>();
  private final SortedMap<String, FileSet> fileSets = new TreeMap<>();
  private final SortedMap<String, IdentityRequest> identities = new TreeMap<>();
  private final List<String> exceptions = new ArrayList<>();
  private final SortedMap<String, byte[]> blobs = new TreeMap<>();

  HostDraft(Host host) {
    this.host = host;
  }

  /** The host's address. */
  public String address() {
    return host.address();
  }

  /** Adds a container after those already there. */
  public void add(ContainerSpec container) {
    containers.add(container);
  }

  /** Adds a file set. */
  public void add(FileSet set) {
    fileSets.put(set.name(), set);
  }

  /** Adds an identity. */
  public void add(IdentityRequest identity) {
    identities.put(identity.name(), identity);
  }

  /** Adds a sentence on something dangerous that the spec has on this host, with its reason. */
  public void exception(String sentence) {
    exceptions.add(sentence);
  }

  /** Adds bytes and gives the content that names them. */
  public FileContent blob(byte[] bytes) {
    Digest digest = Digest.of(bytes);
    blobs.put(digest.hex(), bytes.clone());
    return new FileContent.Blob(digest);
  }

  CompiledHost compiled() {
    return new CompiledHost(
        host.name(),
        host.address(),
        List.copyOf(containers),
        fileSets,
        identities,
        blobs,
        List.copyOf(exceptions));
  }
}
