package io.longshore.controller.sample;

import io.longshore.base.Digest;
import io.longshore.controller.workload.Compiled;
import io.longshore.controller.workload.CompiledHost;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.DriftPolicy;
import io.longshore.model.FileSet;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.IdentityRequest;
import io.longshore.model.ImageArchive;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Networking;
import io.longshore.model.PortBinding;
import io.longshore.model.Run;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compiled specs for tests, written a container a line. */
public final class SampleNetwork {
  public static final String DEPLOYMENT = "00000000-0000-4000-8000-000000000001";

  /** Of an image that no container has. */
  private static final SortedMap<String, ImageArchive> ARCHIVES =
      new TreeMap<>(
          Map.of(
              "spare:1",
              new ImageArchive("spare:1", Digest.of("spare".getBytes(StandardCharsets.UTF_8)), 5)));

  public static final List<String> ROLES = List.of("zookeeper", "kafka", "orderer", "peer");

  private final SortedMap<String, List<ContainerSpec>> hosts = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, FileSet>> files = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, IdentityRequest>> identities = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, byte[]>> blobs = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();
  private final String name;

  public SampleNetwork(String name) {
    this.name = name;
  }

  /** Three hosts, each with one of zookeeper, kafka and orderer. */
  public static SampleNetwork ordering(String version) {
    SampleNetwork network = new SampleNetwork("ordering " + version);
    for (int number = 1; number <= 3; number++) {
      String host = "h" + number;
      network
          .with(host, "zk" + number, "zookeeper", version, 2181)
          .with(host, "kafka" + number, "kafka", version, 9092)
          .with(host, "orderer" + number, "orderer", version, 7050);
    }
    return network;
  }

  public SampleNetwork host(String host) {
    hosts.computeIfAbsent(host, one -> new ArrayList<>());
    return this;
  }

  public SampleNetwork with(String host, String container, String role, String version, int port) {
    return with(host, container(container, role, version, port, List.of()));
  }

  public SampleNetwork with(String host, ContainerSpec spec) {
    host(host);
    List<ContainerSpec> its = hosts.get(host);
    for (int at = 0; at < its.size(); at++) {
      if (its.get(at).name().equals(spec.name())) {
        its.set(at, spec);
        return this;
      }
    }
    its.add(spec);
    return this;
  }

  public SampleNetwork without(String host, String container) {
    hosts.get(host).removeIf(there -> there.name().equals(container));
    return this;
  }

  /** The drift of these is put right at once. */
  public SampleNetwork strict(String... names) {
    hosts
        .values()
        .forEach(
            its ->
                its.replaceAll(
                    spec ->
                        List.of(names).contains(spec.name())
                            ? spec.with(new DriftPolicy(true, new TreeMap<>()))
                            : spec));
    return this;
  }

  public SampleNetwork files(String host, FileSet set) {
    files.computeIfAbsent(host, one -> new TreeMap<>()).put(set.name(), set);
    return this;
  }

  public SampleNetwork identity(String host, IdentityRequest identity) {
    identities.computeIfAbsent(host, one -> new TreeMap<>()).put(identity.name(), identity);
    return this;
  }

  public SampleNetwork blob(String host, byte[] content) {
    blobs.computeIfAbsent(host, one -> new TreeMap<>()).put(Digest.of(content).hex(), content);
    return this;
  }

  public SampleNetwork note(String note) {
    notes.add(note);
    return this;
  }

  public static ContainerSpec container(
      String container, String role, String version, int port, List<Mount> more) {
    List<Mount> mounts = new ArrayList<>(more);
    mounts.add(new Mount("/data", new MountSource.Volume(container + "-data"), false));
    return new ContainerSpec(
        container,
        role,
        Run.of("images/" + role + ":1", Map.of("VERSION", version)),
        new Networking(
            "bridge",
            container,
            List.of(),
            new TreeMap<>(),
            List.of(new PortBinding("0.0.0.0", port, port))),
        mounts,
        List.of(),
        new Gate(GateNames.RUNNING, List.of(), new TreeMap<>()));
  }

  public Compiled compiled() {
    SortedMap<String, CompiledHost> compiled = new TreeMap<>();
    hosts.forEach(
        (host, containers) ->
            compiled.put(
                host,
                new CompiledHost(
                    host,
                    "192.168.31." + compiled.size(),
                    containers,
                    files.getOrDefault(host, new TreeMap<>()),
                    identities.getOrDefault(host, new TreeMap<>()),
                    blobs.getOrDefault(host, new TreeMap<>()))));
    StringBuilder said = new StringBuilder(name);
    hosts.forEach(
        (host, containers) ->
            containers.forEach(
                spec ->
                    said.append(host)
                        .append(spec.name())
                        .append(spec.run().environment())
                        .append(spec.ready().type())));
    Digest digest = Digest.of(said.toString().getBytes(StandardCharsets.UTF_8));
    return new Compiled("net", digest, compiled, ROLES, notes, ARCHIVES);
  }

  /** What the host holds once it was told all of this. */
  public DesiredHost desired(String host, long generation) {
    CompiledHost its = compiled().hosts().get(host);
    return new DesiredHost(
        DEPLOYMENT,
        "net",
        host,
        generation,
        compiled().specDigest().hex(),
        its.containers(),
        its.fileSets(),
        its.identities(),
        its.blobs(),
        its.containers().isEmpty());
  }

  /** Every host told all of this, in one generation. */
  public SortedMap<String, DesiredHost> held(long generation) {
    SortedMap<String, DesiredHost> held = new TreeMap<>();
    hosts.keySet().forEach(host -> held.put(host, desired(host, generation)));
    return held;
  }
}
