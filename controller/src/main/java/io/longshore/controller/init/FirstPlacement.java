package io.longshore.controller.init;

import io.longshore.controller.spec.Host;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Places a network's members on hosts: a quorum's on hosts of their own as far as there are hosts,
 * everything else where least runs.
 */
final class FirstPlacement {
  /** The fewest brokers with which one may be lost and channels still be made (kafka.rst). */
  private static final int BROKERS = 4;

  private static final int ORDERERS = 3;
  private static final int PEERS = 2;
  private static final int BETWEEN_PORTS = 1_000;

  /**
   * Where a member goes.
   *
   * @param name its name in the spec
   * @param host its host
   * @param port 0 for the usual one
   */
  record Member(String name, String host, int port) {}

  private final List<String> hosts;
  private final Map<String, Integer> load = new LinkedHashMap<>();
  private final Map<String, Integer> peers = new LinkedHashMap<>();
  private final List<Member> zookeepers;
  private final List<Member> brokers;
  private final List<Member> orderers;
  private final Map<String, List<Member>> organizations = new LinkedHashMap<>();

  FirstPlacement(FirstAnswers answers) {
    hosts = answers.hosts().stream().map(Host::name).toList();
    hosts.forEach(host -> load.put(host, 0));
    zookeepers = named("zk", hosts.subList(0, zookeeperCount()), 0);
    brokers = named("kafka", brokerHosts(), 9092);
    orderers = named("orderer", leastLoaded(Math.min(ORDERERS, hosts.size())), 7050);
    answers.organizations().forEach(name -> organizations.put(name, peers()));
  }

  List<Member> zookeepers() {
    return zookeepers;
  }

  List<Member> brokers() {
    return brokers;
  }

  List<Member> orderers() {
    return orderers;
  }

  /** Peers by organisation. */
  Map<String, List<Member>> organizations() {
    return organizations;
  }

  private int zookeeperCount() {
    if (hosts.size() >= 9) {
      return 5;
    }
    return hosts.size() >= 3 ? 3 : 1;
  }

  /** Beside no ZooKeeper server where there are hosts enough; on few hosts, several on one. */
  private List<String> brokerHosts() {
    int count = hosts.size();
    int from = Math.max(0, Math.min(zookeeperCount(), count - BROKERS));
    return IntStream.range(0, BROKERS).mapToObj(at -> hosts.get((from + at) % count)).toList();
  }

  private List<String> leastLoaded(int count) {
    List<String> sorted = new ArrayList<>(hosts);
    sorted.sort(Comparator.comparingInt(load::get));
    return sorted.subList(0, count);
  }

  private List<Member> peers() {
    List<Member> members = new ArrayList<>();
    for (String host : leastLoaded(Math.min(PEERS, hosts.size()))) {
      int others = peers.merge(host, 1, Integer::sum) - 1;
      members.add(
          new Member(
              "peer" + members.size(), host, others == 0 ? 0 : 7051 + others * BETWEEN_PORTS));
      load.merge(host, 1, Integer::sum);
    }
    return members;
  }

  private List<Member> named(String name, List<String> places, int port) {
    List<Member> members = new ArrayList<>();
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (String host : places) {
      int others = seen.merge(host, 1, Integer::sum) - 1;
      members.add(
          new Member(
              name + (members.size() + 1), host, others == 0 ? 0 : port + others * BETWEEN_PORTS));
      load.merge(host, 1, Integer::sum);
    }
    return members;
  }
}
