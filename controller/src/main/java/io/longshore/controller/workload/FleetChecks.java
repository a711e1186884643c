package io.longshore.controller.workload;

import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.spec.Host;
import io.longshore.controller.spec.Nearest;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What is asked of a fleet whatever runs on it. */
final class FleetChecks {
  private FleetChecks() {}

  static void check(FleetSpec fleet, List<Workload<?>> workloads, Problems problems) {
    if (!fleet.network().isEmpty() && !Names.isNetwork(fleet.network())) {
      problems.add(
          SpecPath.of("network"),
          FleetRules.NETWORK_NAME,
          "\"" + fleet.network() + "\" is no name for a network",
          "write something like net");
    }
    if (fleet.hosts().isEmpty()) {
      problems.add(
          SpecPath.of("hosts"),
          FleetRules.HOSTS,
          "there is no host",
          "write hosts { name = address }");
    }
    Map<String, String> addresses = new HashMap<>();
    fleet.hosts().values().forEach(host -> host(host, addresses, problems));
    fleet.groups().forEach((group, hosts) -> group(group, hosts, fleet, problems));
    fleet.labelled().keySet().forEach(label -> label(label, fleet, problems));
    PlacementChecks placements = new PlacementChecks(fleet, problems);
    for (Workload<?> workload : workloads) {
      workload.placements(fleet).forEach(placements::add);
    }
    placements.finish();
  }

  private static void group(
      String group, List<String> members, FleetSpec fleet, Problems problems) {
    SpecPath path = SpecPath.of("groups", group);
    if (fleet.hosts().containsKey(group) || !Names.isHost(group)) {
      problems.add(
          path, FleetRules.WORDS, "\"" + group + "\" is also a host, or no name", "rename it");
    }
    for (String member : members) {
      if (!fleet.hosts().containsKey(member)) {
        problems.add(
            path,
            FleetRules.GROUP,
            "\"" + member + "\" is no host of this spec",
            Nearest.remedy(member, fleet.hosts().keySet()));
      }
    }
    if (members.isEmpty() || new HashSet<>(members).size() < members.size()) {
      problems.add(
          path,
          FleetRules.GROUP,
          "group \"" + group + "\" is empty, or names a host twice",
          "name each of its hosts once");
    }
  }

  private static void label(String label, FleetSpec fleet, Problems problems) {
    boolean taken = fleet.hosts().containsKey(label) || fleet.groups().containsKey(label);
    if (taken || !Names.isHost(label)) {
      problems.add(
          SpecPath.of("hosts", fleet.labelled().get(label).get(0), "labels"),
          FleetRules.WORDS,
          "the label \"" + label + "\" is also a host or a group, or no name",
          "rename it");
    }
  }

  private static void host(Host host, Map<String, String> addresses, Problems problems) {
    SpecPath path = SpecPath.of("hosts", host.name());
    if (!Names.isHost(host.name())) {
      problems.add(
          path,
          FleetRules.HOST_NAME,
          "\"" + host.name() + "\" is no name for a host",
          "rename the host");
    }
    if (host.address().isEmpty()) {
      return;
    }
    if (!Names.isHostAddress(host.address())) {
      problems.add(
          path,
          FleetRules.HOST_ADDRESS,
          "\"" + host.address() + "\" is no address of a host",
          "write its IPv4 address on the network the hosts share, such as 192.168.31.86");
    }
    String other = addresses.putIfAbsent(host.address(), host.name());
    if (other != null) {
      problems.add(
          path,
          FleetRules.HOST_ADDRESS,
          "\"" + host.name() + "\" and \"" + other + "\" have the same address " + host.address(),
          "give each host its own");
    }
  }
}
