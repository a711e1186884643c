package io.longshore.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.longshore.base.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One value of each kind with every field used. */
public final class Samples {
  private static final byte[] GENESIS = "genesis".getBytes(UTF_8);

  private Samples() {}

  /** A container that uses every field. */
  public static ContainerSpec container() {
    return new ContainerSpec(
        "orderer1.example.com",
        "orderer",
        new Run(
            "hyperledger/fabric-orderer:1.4.0",
            List.of("orderer", "start"),
            sorted(Map.of("ORDERER_GENERAL_LOCALMSPID", "OrdererMSP", "EMPTY", "")),
            Optional.of("/opt/gopath"),
            Optional.of("1000:1000"),
            true,
            30,
            512L << 20),
        new Networking(
            "net",
            "orderer1.example.com",
            List.of("orderer1"),
            sorted(Map.of("kafka1", "192.168.31.86")),
            List.of(new PortBinding("0.0.0.0", 7050, 7050))),
        List.of(
            new Mount("/var/hyperledger/production", new MountSource.Volume("orderer1"), false),
            new Mount("/var/hyperledger/orderer", new MountSource.Files("orderer1", "msp"), true),
            new Mount("/var/run/host", new MountSource.HostPath("/run"), true)),
        List.of(kafkaGate()),
        new Gate(
            GateNames.ORDERER_READY,
            List.of(new GateTarget("orderer1.example.com", "192.168.31.86", 7050, "o1")),
            sorted(Map.of(GateNames.CHANNEL, "testchainid"))),
        new DriftPolicy(true, sorted(Map.of("memory", "it is sized by hand"))),
        0);
  }

  /** A start gate. */
  public static Gate kafkaGate() {
    return new Gate(
        GateNames.KAFKA_IN_SYNC,
        List.of(
            new GateTarget("kafka1", "192.168.31.86", 9092, "1"),
            new GateTarget("kafka2", "192.168.31.168", 9092, "2")),
        sorted(Map.of(GateNames.MIN_INSYNC_REPLICAS, "2")));
  }

  /** A file set that uses every kind of content. */
  public static FileSet fileSet() {
    return new FileSet(
        "orderer1",
        List.of(
            new FileEntry(
                "msp/keystore/{ski}_sk", 0600, new FileContent.PrivateKeyOf("orderer1-sign")),
            new FileEntry(
                "msp/signcerts/orderer1.example.com-cert.pem",
                0644,
                new FileContent.CertificateOf("orderer1-sign")),
            new FileEntry("genesis.block", 0644, new FileContent.Blob(Digest.of(GENESIS)))));
  }

  private static FileSet logins() {
    return new FileSet(
        "state-database",
        List.of(new FileEntry("login", 0600, new FileContent.SecretText("login", "admin:", "\n"))));
  }

  /** An identity that uses every field. */
  public static IdentityRequest identity() {
    return new IdentityRequest(
        "orderer1-sign",
        "example.com/sign",
        "orderer1.example.com",
        List.of("orderer"),
        List.of("orderer1.example.com", "192.168.31.86"),
        IdentityProfile.NODE_SIGNING);
  }

  /** A host that uses every field. */
  public static DesiredHost desired() {
    return desired(List.of(container().remade(3)), identity().inSeries(2));
  }

  /** The same host with other containers. */
  public static DesiredHost desired(List<ContainerSpec> containers) {
    return desired(containers, identity());
  }

  private static DesiredHost desired(List<ContainerSpec> containers, IdentityRequest identity) {
    return new DesiredHost(
        "6f0c2a4e-0000-4000-8000-000000000001",
        "net",
        "h86",
        7,
        Digest.of("spec".getBytes(UTF_8)).hex(),
        containers,
        sorted(Map.of("orderer1", fileSet(), "state-database", logins())),
        sorted(Map.of("orderer1-sign", identity)),
        sorted(Map.of(Digest.of(GENESIS).hex(), GENESIS)),
        false,
        sorted(
            Map.of(
                "example/orderer:1",
                new ImageArchive(
                    "example/orderer:1", Digest.of("archive".getBytes(UTF_8)), 20_000_000_000L))));
  }

  /** What is seen of a host, with every field used. */
  public static ObservedHost observed() {
    return new ObservedHost(
        "h86",
        7,
        Digest.of("spec".getBytes(UTF_8)).hex(),
        Instant.parse("2026-01-01T12:00:00.123Z"),
        new EngineState(true, "20.10.24", "1.41", "slow"),
        List.of(
            new ObservedContainer(
                "orderer1.example.com",
                "orderer",
                Phase.STARTING,
                Optional.of(Reason.NEVER_STARTED),
                "c0ffee",
                "sha256:1",
                "f1",
                Optional.of(Instant.parse("2026-01-01T11:00:00Z")),
                137,
                2,
                List.of(new GateReport(GateNames.KAFKA_IN_SYNC, Verdict.PASS, "4 brokers", true)),
                "waits for its consenter",
                "none needed",
                "does not order"),
            new ObservedContainer(
                "zk1",
                "zookeeper",
                Phase.PREPARING,
                Optional.empty(),
                "",
                "",
                "",
                Optional.empty(),
                0,
                0,
                List.of(),
                "",
                "",
                "")),
        List.of(new PortInUse("0.0.0.0", 7051, "nginx")),
        42,
        List.of(new HostProblem("clock", "h86", "the clock is off", "run a time service")),
        List.of(drift()),
        List.of(
            new Hold(
                "zk1",
                "its disk is being copied",
                "ann",
                Instant.parse("2026-01-01T10:00:00.456Z"))),
        List.of(
            new TopicSeen("mychannel", 1, 3, 2, "2", "-1", "false"),
            new TopicSeen("testchainid", 1, 3, 3, "", "", "")));
  }

  /** A drift finding that uses every field. */
  public static DriftFinding drift() {
    return new DriftFinding(
        "orderer1.example.com",
        "memory",
        "1073741824",
        "268435456",
        DriftClass.CORRECTIVE,
        DriftReason.CHANGED,
        Instant.parse("2026-01-01T11:59:00.789Z"),
        "docker update at 2026-01-01T11:58:59Z",
        "controller apply puts it right");
  }

  /** A sorted copy. */
  public static <V> SortedMap<String, V> sorted(Map<String, V> map) {
    return new TreeMap<>(map);
  }
}
