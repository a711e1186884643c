package io.longshore.agent.loop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.longshore.base.Digest;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.model.IdentityProfile;
import io.longshore.model.IdentityRequest;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Networking;
import io.longshore.model.PortBinding;
import io.longshore.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small host: ZooKeeper, Kafka behind its gate, an orderer with files and a certificate. */
public final class Specs {
  public static final String DEPLOYMENT = "d0";
  public static final String HOST = "h86";
  public static final Gate QUORUM = gate(GateNames.ZOOKEEPER_QUORUM, "zk1", 2181);

  /** The quorum as Kafka waits for it: with patience, once the majority serves. */
  public static final Gate PATIENT_QUORUM =
      new Gate(
          QUORUM.type(), QUORUM.targets(), new TreeMap<>(Map.of(GateNames.PATIENCE_SECONDS, "30")));

  public static final Gate IN_SYNC = gate(GateNames.KAFKA_IN_SYNC, "kafka1", 9092);
  public static final Gate ORDERER = gate(GateNames.ORDERER_READY, "orderer1", 7050);

  /** The whole cluster, of which the broker of this host is one member. */
  public static final Gate BROKERS =
      new Gate(
          GateNames.KAFKA_IN_SYNC,
          List.of(
              new GateTarget("kafka1", "192.168.31.86", 9092, "1"),
              new GateTarget("kafka2", "192.168.31.168", 9092, "2"),
              new GateTarget("kafka3", "192.168.31.121", 9092, "3"),
              new GateTarget("kafka4", "192.168.31.231", 9092, "4")),
          new TreeMap<>(Map.of(GateNames.SELF, "kafka1")));

  public static final byte[] GENESIS = "genesis".getBytes(UTF_8);

  private Specs() {}

  public static ContainerSpec zookeeper(String... environment) {
    return container("zk1", "zookeeper", 2181, List.of(), QUORUM, environment);
  }

  public static ContainerSpec kafka(String... environment) {
    return container("kafka1", "kafka", 9092, List.of(QUORUM), IN_SYNC, environment);
  }

  /** The same as a member of its cluster. */
  public static ContainerSpec broker(String... environment) {
    return container("kafka1", "kafka", 9092, List.of(QUORUM), BROKERS, environment);
  }

  public static ContainerSpec orderer(String... environment) {
    ContainerSpec plain =
        container("orderer1", "orderer", 7050, List.of(IN_SYNC), ORDERER, environment);
    List<Mount> mounts = new ArrayList<>(plain.mounts());
    mounts.add(new Mount("/msp", new MountSource.Files("orderer1", ""), true));
    return new ContainerSpec(
        plain.name(),
        plain.role(),
        plain.run(),
        plain.networking(),
        mounts,
        plain.after(),
        plain.ready());
  }

  public static DesiredHost host(long generation, ContainerSpec... containers) {
    IdentityRequest identity = identity();
    FileSet files =
        new FileSet(
            "orderer1",
            List.of(
                new FileEntry(
                    "keystore/{ski}_sk", 0600, new FileContent.PrivateKeyOf(identity.name())),
                new FileEntry(
                    "signcerts/cert.pem", 0644, new FileContent.CertificateOf(identity.name())),
                new FileEntry("genesis.block", 0644, new FileContent.Blob(Digest.of(GENESIS)))));
    boolean orderer = List.of(containers).stream().anyMatch(spec -> spec.name().equals("orderer1"));
    return new DesiredHost(
        DEPLOYMENT,
        "net",
        HOST,
        generation,
        Digest.of(String.valueOf(generation).getBytes(UTF_8)).hex(),
        List.of(containers),
        new TreeMap<>(orderer ? Map.of("orderer1", files) : Map.of()),
        new TreeMap<>(orderer ? Map.of(identity.name(), identity) : Map.of()),
        new TreeMap<>(orderer ? Map.of(Digest.of(GENESIS).hex(), GENESIS) : Map.of()),
        containers.length == 0);
  }

  public static DesiredHost full(long generation) {
    return host(generation, zookeeper(), kafka(), orderer());
  }

  public static IdentityRequest identity() {
    return new IdentityRequest(
        "orderer1-msp",
        "OrdererMSP",
        "orderer1.example.com",
        List.of(),
        List.of(),
        IdentityProfile.NODE_SIGNING);
  }

  public static ContainerSpec container(
      String name, String role, int port, List<Gate> after, Gate ready, String... environment) {
    Map<String, String> variables = new TreeMap<>();
    for (int i = 0; i < environment.length; i += 2) {
      variables.put(environment[i], environment[i + 1]);
    }
    return new ContainerSpec(
        name,
        role,
        Run.of("example/" + role + ":1", variables),
        new Networking(
            "net",
            name,
            List.of(),
            new TreeMap<>(),
            List.of(new PortBinding("0.0.0.0", port, port))),
        List.of(new Mount("/data", new MountSource.Volume(name + "-data"), false)),
        after,
        ready);
  }

  private static Gate gate(String type, String name, int port) {
    return new Gate(
        type, List.of(new GateTarget(name, "192.168.31.86", port, "1")), new TreeMap<>());
  }
}
