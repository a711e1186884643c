package io.longshore.simulation;

import io.longshore.base.Digest;
import io.longshore.controller.workload.Compiled;
import io.longshore.controller.workload.CompiledHost;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Fingerprint;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
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
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the fleet is to run: three members each of ZooKeeper, Kafka and the orderers on as many
 * hosts, and a peer on the first and the last. A spec is four letters, a version for each role:
 * {@code x} is one whose containers end at once, {@code -} stands for no such containers.
 */
record Site(String spec) {
  static final String DEPLOYMENT = "d0";
  static final List<String> HOSTS = List.of("h1", "h2", "h3");
  static final List<String> ROLES = List.of("zookeeper", "kafka", "orderer", "peer");

  /** Of three replicas two must be in sync, as of three servers two must serve. */
  static final int NEEDED = 2;

  private static final Map<String, Compiled> KNOWN = new ConcurrentHashMap<>();
  private static final int[] PORTS = {2181, 9092, 7050, 7051};

  /** The names of a role's members, in the order of their hosts. */
  static List<String> members(String role) {
    return switch (role) {
      case "zookeeper" -> List.of("zk1", "zk2", "zk3");
      case "kafka" -> List.of("kafka1", "kafka2", "kafka3");
      case "orderer" -> List.of("orderer1", "orderer2", "orderer3");
      default -> List.of("peer1", "peer3");
    };
  }

  /** The host of this name's container. */
  static String host(String container) {
    return "h" + container.charAt(container.length() - 1);
  }

  /** What it comes to. */
  Compiled compiled() {
    return KNOWN.computeIfAbsent(spec, Site::compile);
  }

  /** The fingerprint each container has, by name. */
  SortedMap<String, String> fingerprints() {
    SortedMap<String, String> all = new TreeMap<>();
    for (CompiledHost host : compiled().hosts().values()) {
      for (ContainerSpec one : host.containers()) {
        all.put(one.name(), Fingerprint.of(one, host.fileSets(), host.identities()).hex());
      }
    }
    return all;
  }

  private static Compiled compile(String spec) {
    SortedMap<String, CompiledHost> hosts = new TreeMap<>();
    for (String host : HOSTS) {
      List<ContainerSpec> containers = new ArrayList<>();
      for (int role = 0; role < ROLES.size(); role++) {
        for (String name : members(ROLES.get(role))) {
          if (host(name).equals(host) && spec.charAt(role) != '-') {
            containers.add(container(name, role, String.valueOf(spec.charAt(role))));
          }
        }
      }
      hosts.put(
          host,
          new CompiledHost(
              host,
              "192.168.31." + host.charAt(1),
              containers,
              new TreeMap<>(),
              new TreeMap<>(),
              new TreeMap<>()));
    }
    Digest digest = Digest.of(spec.getBytes(StandardCharsets.UTF_8));
    return new Compiled("net", digest, hosts, ROLES, List.of(), new TreeMap<>());
  }

  private static ContainerSpec container(String name, int role, String version) {
    return new ContainerSpec(
        name,
        ROLES.get(role),
        Run.of(image(ROLES.get(role)), Map.of("VERSION", version)),
        new Networking(
            "net",
            name,
            List.of(),
            new TreeMap<>(),
            List.of(new PortBinding("0.0.0.0", PORTS[role], PORTS[role]))),
        List.of(new Mount("/data", new MountSource.Volume(name + "-data"), false)),
        role == 0 ? List.of() : List.of(before(role)),
        ready(name, role));
  }

  static String image(String role) {
    return "images/" + role + ":1";
  }

  private static Gate before(int role) {
    return switch (role) {
      case 1 -> gate(GateNames.ZOOKEEPER_QUORUM, "zookeeper", GateNames.PATIENCE_SECONDS, "30");
      case 2 -> gate(GateNames.KAFKA_IN_SYNC, "kafka", GateNames.PATIENCE_SECONDS, "30");
      default -> gate(GateNames.ORDERER_READY, "orderer", GateNames.NEED, "1");
    };
  }

  private static Gate ready(String name, int role) {
    return switch (role) {
      case 0 -> gate(GateNames.ZOOKEEPER_QUORUM, "zookeeper", GateNames.SELF, name);
      case 1 -> gate(GateNames.KAFKA_IN_SYNC, "kafka", GateNames.SELF, name);
      case 2 -> gate(GateNames.ORDERER_READY, "orderer", GateNames.SELF, name);
      default -> new Gate(GateNames.RUNNING, List.of(), new TreeMap<>());
    };
  }

  private static Gate gate(String type, String role, String setting, String value) {
    List<GateTarget> targets =
        members(role).stream()
            .map(
                name ->
                    new GateTarget(
                        name,
                        "192.168.31." + host(name).charAt(1),
                        PORTS[ROLES.indexOf(role)],
                        name))
            .toList();
    return new Gate(type, targets, new TreeMap<>(Map.of(setting, value)));
  }
}
