package io.longshore.agent.drift;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.longshore.agent.engine.ContainerFacts;
import io.longshore.agent.engine.ContainerState;
import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.engine.EngineEvent;
import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.agent.engine.HostFacts;
import io.longshore.agent.engine.ImageFacts;
import io.longshore.agent.engine.LastRun;
import io.longshore.agent.engine.NewContainer;
import io.longshore.agent.engine.ResolvedMount;
import io.longshore.agent.engine.StatedFields;
import io.longshore.agent.files.FileSeen;
import io.longshore.agent.files.FileWanted;
import io.longshore.agent.files.SetLook;
import io.longshore.base.Digest;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.DriftFinding;
import io.longshore.model.DriftPolicy;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.Labels;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Networking;
import io.longshore.model.PortBinding;
import io.longshore.model.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A host with one peer on it, all as the spec says until a test changes something. */
final class DriftWorld {
  /** One thing done behind the agent. */
  interface Change {
    void to(DriftWorld world);
  }

  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant MADE = NOW.minusSeconds(7200);
  private static final Instant EDITED = NOW.minusSeconds(3600);
  private static final String OWNER = "0:0";
  private static final String IMAGE = "peer:1";
  private static final byte[] CONFIG = "NodeOUs: true".getBytes(UTF_8);
  private static final String CONFIG_DIGEST = "sha256:" + Digest.of(CONFIG).hex();

  private final SortedMap<String, String> fields = new TreeMap<>();
  private final SortedMap<String, FileSeen> files = new TreeMap<>();
  private final List<EngineContainer> others = new ArrayList<>();
  private final SortedMap<String, String> labels = new TreeMap<>();
  final SortedMap<String, SortedMap<String, String>> networks = new TreeMap<>();
  final SortedMap<String, String> volumes = new TreeMap<>();
  final List<EngineEvent> events = new ArrayList<>();
  String fingerprint;
  String busy = "nobody";
  DriftPolicy policy = DriftPolicy.REPORT;
  private String image = IMAGE;
  private String imageId = "sha256:1";
  private String imageNow = "sha256:1";

  DriftWorld() {
    NewContainer wanted = wanted();
    fields.putAll(StatedFields.of(wanted, imageFacts()));
    fingerprint = wanted.labels().get(Labels.FINGERPRINT);
    labels.putAll(wanted.labels());
    networks.put("net", new TreeMap<>(Map.of("driver", "bridge", "internal", "false")));
    volumes.put("peer0-data", "local");
    files.put("config.yaml", new FileSeen(FileSeen.Kind.FILE, CONFIG_DIGEST, 0644, OWNER, MADE));
    files.put("keystore", new FileSeen(FileSeen.Kind.FOLDER, "", 0755, OWNER, MADE));
  }

  void field(String name, String value) {
    fields.put(name, value);
    boolean list = name.startsWith("mount.") || name.startsWith("port.");
    boolean map = name.startsWith("environment.") || name.startsWith("host-entry.");
    if (value.isEmpty() && (list || map)) {
      fields.remove(name);
    }
    if (name.equals("networks") && value.isEmpty()) {
      fields.remove("aliases.net");
    } else if (value.equals("net, other")) {
      fields.put("aliases.other", "x");
    }
  }

  void image(String reference, String id) {
    image = reference;
    imageId = id;
  }

  void imageMoved(String id) {
    imageNow = id;
  }

  void content(String path, String text) {
    String digest = "sha256:" + Digest.of(text.getBytes(UTF_8)).hex();
    files.put(path, new FileSeen(FileSeen.Kind.FILE, digest, 0644, OWNER, EDITED));
  }

  void unreadable(String path) {
    files.put(path, new FileSeen(FileSeen.Kind.FILE, "?i/o error", 0644, OWNER, EDITED));
  }

  void mode(String path, int mode) {
    FileSeen old = files.get(path);
    files.put(path, new FileSeen(old.kind(), old.digest(), mode, old.owner(), EDITED));
  }

  void owner(String path, String owner) {
    FileSeen old = files.get(path);
    files.put(path, new FileSeen(old.kind(), old.digest(), old.mode(), owner, EDITED));
  }

  void kind(String path, FileSeen.Kind kind) {
    files.put(path, new FileSeen(kind, "", 0777, OWNER, EDITED));
  }

  void gone(String path) {
    files.remove(path);
  }

  void network(String setting, String value) {
    networks.get("net").put(setting, value);
  }

  void other(String name, Map<String, String> itsFields) {
    others.add(container(name, new TreeMap<>(), new TreeMap<>(itsFields), "other:1", "sha256:9"));
  }

  void unlabelled() {
    labels.clear();
  }

  void pending(String field, String value) {
    fingerprint = "old";
    fields.put(field, value);
  }

  void excused(String field, String value) {
    policy = new DriftPolicy(false, new TreeMap<>(Map.of(field, "is tuned by hand")));
    fields.put(field, value);
  }

  void event(String kind, String action, String name) {
    events.add(new EngineEvent(NOW, kind, action, name, "id-peer0"));
  }

  List<DriftFinding> findings() {
    return HostDrift.of(sight(), List.of(), NOW);
  }

  HostDrift.Sight sight() {
    if (!labels.isEmpty()) {
      labels.put(Labels.FINGERPRINT, fingerprint);
    }
    List<EngineContainer> all = new ArrayList<>(others);
    all.add(container("peer0", labels, fields, image, imageId));
    EngineSnapshot engine =
        new EngineSnapshot(
            "1",
            "1.41",
            all,
            new TreeSet<>(Set.of(IMAGE)),
            new TreeMap<>(Map.of(IMAGE, imageNow)),
            new TreeSet<>(networks.keySet()),
            new TreeSet<>(volumes.keySet()),
            new HostFacts(new TreeMap<>(Map.of(IMAGE, imageFacts())), networks, volumes));
    SetLook look =
        new SetLook(
            new TreeMap<>(
                Map.of(
                    "config.yaml",
                    new FileWanted(FileSeen.Kind.FILE, CONFIG_DIGEST, 0644),
                    "keystore",
                    new FileWanted(FileSeen.Kind.FOLDER, "", 0755))),
            files,
            OWNER,
            "");
    return new HostDrift.Sight(
        desired(),
        List.of(wanted()),
        engine,
        new TreeMap<>(Map.of("msp", look)),
        List.copyOf(events),
        Set.of(busy));
  }

  private static EngineContainer container(
      String name,
      SortedMap<String, String> labels,
      SortedMap<String, String> fields,
      String image,
      String imageId) {
    return new EngineContainer(
        "id-" + name,
        name,
        image,
        imageId,
        ContainerState.RUNNING,
        labels,
        List.of(),
        LastRun.NONE,
        List.of(),
        new ContainerFacts(Optional.of(MADE), fields));
  }

  private static ImageFacts imageFacts() {
    return new ImageFacts(
        List.of("PATH=/bin"),
        List.of("peer", "node", "start"),
        List.of("/init"),
        "/opt/",
        "root",
        new TreeSet<>(Set.of("/scratch")));
  }

  private NewContainer wanted() {
    DesiredHost desired = desired();
    ContainerSpec spec = desired.containers().get(0);
    return new NewContainer(
        spec,
        List.of(
            new ResolvedMount("/var", ResolvedMount.Kind.VOLUME, "peer0-data", false),
            new ResolvedMount("/msp", ResolvedMount.Kind.PATH, "/files/msp/v1", true)),
        new TreeMap<>(
            Map.of(
                Labels.DEPLOYMENT,
                "d0",
                Labels.CONTAINER,
                "peer0",
                Labels.FINGERPRINT,
                desired.fingerprint(spec).hex())));
  }

  private DesiredHost desired() {
    ContainerSpec spec =
        new ContainerSpec(
            "peer0",
            "peer",
            Run.of(IMAGE, Map.of("CORE_PEER_ID", "peer0")),
            new Networking(
                "net",
                "peer0",
                List.of("anchor"),
                new TreeMap<>(Map.of("orderer1", "192.168.31.86")),
                List.of(new PortBinding("0.0.0.0", 7051, 7051))),
            List.of(
                new Mount("/var", new MountSource.Volume("peer0-data"), false),
                new Mount("/msp", new MountSource.Files("msp", ""), true)),
            List.of(),
            new Gate(GateNames.RUNNING, List.of(), new TreeMap<>()));
    FileSet set =
        new FileSet(
            "msp",
            List.of(new FileEntry("config.yaml", 0644, new FileContent.Blob(Digest.of(CONFIG)))));
    return new DesiredHost(
        "d0",
        "net",
        "h86",
        1,
        "0".repeat(64),
        List.of(spec.with(policy)),
        new TreeMap<>(Map.of("msp", set)),
        new TreeMap<>(),
        new TreeMap<>(Map.of(Digest.of(CONFIG).hex(), CONFIG)),
        false);
  }
}
