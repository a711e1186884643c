package io.longshore.controller.workload;

import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.spec.Host;
import io.longshore.controller.spec.Nearest;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is asked of a fleet whatever runs on it. */
final class FleetChecks {
  private static final Rule NETWORK_NAME =
      new Rule(
          "network-name",
          "the network's name is 1 to 32 small letters, digits and dashes, a letter first",
          "it begins the names of networks and volumes on every host");

  private static final Rule HOST_NAME =
      new Rule(
          "host-name",
          "a host's name is 1 to 63 letters, digits, dots and dashes, a letter or digit first",
          "RFC 1123; its agent's certificate carries it");

  private static final Rule HOST_ADDRESS =
      new Rule(
          "host-address",
          "a host has an IPv4 address of its own that the other hosts reach",
          "the host map of every container is made from it");

  private static final Rule HOSTS = new Rule("hosts", "a spec names at least one host", "");

  private static final Rule KNOWN_HOST =
      new Rule("known-host", "a container's host is one of hosts { }", "");

  private static final Rule ONE_NAME =
      new Rule("one-name", "no two containers of a host share a name", "Docker Engine");

  private static final Rule ONE_PORT =
      new Rule(
          "one-port", "no two containers of a host publish the same port", "the kernel: bind(2)");

  private FleetChecks() {}

  static void check(FleetSpec fleet, List<Workload<?>> workloads, Problems problems) {
    if (!fleet.network().isEmpty() && !Names.isNetwork(fleet.network())) {
      problems.add(
          SpecPath.of("network"),
          NETWORK_NAME,
          "\"" + fleet.network() + "\" is no name for a network",
          "write something like net");
    }
    if (fleet.hosts().isEmpty()) {
      problems.add(
          SpecPath.of("hosts"), HOSTS, "there is no host", "write hosts { name = address }");
    }
    Map<String, String> addresses = new HashMap<>();
    fleet.hosts().values().forEach(host -> host(host, addresses, problems));
    Map<String, Placement> taken = new HashMap<>();
    for (Workload<?> workload : workloads) {
      workload.placements().forEach(placement -> place(placement, fleet, taken, problems));
    }
  }

  private static void host(Host host, Map<String, String> addresses, Problems problems) {
    SpecPath path = SpecPath.of("hosts", host.name());
    if (!Names.isHost(host.name())) {
      problems.add(
          path, HOST_NAME, "\"" + host.name() + "\" is no name for a host", "rename the host");
    }
    if (host.address().isEmpty()) {
      return;
    }
    if (!Names.isHostAddress(host.address())) {
      problems.add(
          path,
          HOST_ADDRESS,
          "\"" + host.address() + "\" is no address of a host",
          "write its IPv4 address on the network the hosts share, such as 192.168.31.86");
    }
    String other = addresses.putIfAbsent(host.address(), host.name());
    if (other != null) {
      problems.add(
          path,
          HOST_ADDRESS,
          "\"" + host.name() + "\" and \"" + other + "\" have the same address " + host.address(),
          "give each host its own");
    }
  }

  private static void place(
      Placement placement, FleetSpec fleet, Map<String, Placement> taken, Problems problems) {
    if (placement.host().isEmpty()) {
      return;
    }
    if (!fleet.hosts().containsKey(placement.host())) {
      problems.add(
          placement.path(),
          KNOWN_HOST,
          "\"" + placement.host() + "\" is no host of this spec",
          Nearest.remedy(placement.host(), fleet.hosts().keySet()));
      return;
    }
    Placement named = taken.putIfAbsent(placement.host() + " " + placement.container(), placement);
    if (named != null) {
      problems.add(
          placement.path(),
          ONE_NAME,
          "two containers on " + placement.host() + " are called " + placement.container(),
          "the other is " + named.path() + ": rename one");
      return;
    }
    for (int port : placement.ports()) {
      Placement holder = taken.putIfAbsent(placement.host() + ":" + port, placement);
      if (holder != null) {
        problems.add(
            placement.path(),
            ONE_PORT,
            "port "
                + port
                + " of "
                + placement.host()
                + " is already that of "
                + holder.container(),
            "give one of them another port, or move it to another host");
        return;
      }
    }
  }
}
