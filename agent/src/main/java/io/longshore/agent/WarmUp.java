package io.longshore.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.longshore.agent.desired.DesiredStore;
import io.longshore.agent.engine.DockerEngine;
import io.longshore.agent.files.FileSets;
import io.longshore.agent.files.HostContents;
import io.longshore.agent.identity.NodeIdentities;
import io.longshore.base.Digest;
import io.longshore.base.StateDir;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import io.longshore.model.Fingerprint;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.IdentityProfile;
import io.longshore.model.IdentityRequest;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Networking;
import io.longshore.model.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Does once, to nothing, what the first desired state will ask for: reads it, makes a key, places
 * files, puts a container into words. What takes time there is loading classes, and that is better
 * done before anyone waits.
 */
final class WarmUp {
  private static final byte[] CONTENT = "warm-up".getBytes(UTF_8);
  private static final IdentityRequest IDENTITY =
      new IdentityRequest(
          "warm-up", "none", "warm-up", List.of(), List.of(), IdentityProfile.NODE_SIGNING);

  private WarmUp() {}

  /**
   * Warms up.
   *
   * @param scratch a folder that is the agent's own; what is placed there is removed again
   */
  static void run(Path scratch, SecureRandom random) throws IOException {
    Memory memory = new Memory();
    DesiredStore store = new DesiredStore(memory);
    store.write(desired());
    DesiredHost desired = store.load().orElseThrow();
    DockerEngine.describe(desired.containers().get(0));
    NodeIdentities identities = new NodeIdentities(memory, random);
    identities.request(IDENTITY);
    FileSets files = new FileSets(scratch);
    FileSet set = desired.fileSets().get("warm-up");
    String version = Fingerprint.of(set, desired.identities()).brief();
    files.place(set, version, new HostContents(desired, identities));
    files.discard(set.name(), version);
  }

  private static DesiredHost desired() {
    ContainerSpec spec =
        new ContainerSpec(
            "warm-up",
            "none",
            Run.of("none", Map.of("A", "b")),
            new Networking("none", "warm-up", List.of(), new TreeMap<>(), List.of()),
            List.of(new Mount("/warm-up", new MountSource.Files("warm-up", ""), true)),
            List.of(),
            new Gate(GateNames.RUNNING, List.of(), new TreeMap<>()));
    FileEntry file = new FileEntry("file", 0600, new FileContent.Blob(Digest.of(CONTENT)));
    return new DesiredHost(
        "warm-up",
        "warm-up",
        "warm-up",
        1,
        Digest.of(CONTENT).hex(),
        List.of(spec),
        new TreeMap<>(Map.of("warm-up", new FileSet("warm-up", List.of(file)))),
        new TreeMap<>(Map.of(IDENTITY.name(), IDENTITY)),
        new TreeMap<>(Map.of(Digest.of(CONTENT).hex(), CONTENT)),
        false);
  }

  /** State that goes with the process. */
  private static final class Memory implements StateDir {
    private final Map<String, byte[]> content = new TreeMap<>();

    @Override
    public void put(String name, byte[] bytes) {
      content.put(name, bytes);
    }

    @Override
    public Optional<byte[]> get(String name) {
      return Optional.ofNullable(content.get(name));
    }

    @Override
    public void remove(String name) {
      content.remove(name);
    }

    @Override
    public List<String> list(String folder) {
      return List.of();
    }
  }
}
