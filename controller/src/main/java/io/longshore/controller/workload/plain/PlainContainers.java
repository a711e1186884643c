package io.longshore.controller.workload.plain;

import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.workload.ContainerSettings;
import io.longshore.controller.workload.StopTime;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Gate;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Networking;
import io.longshore.model.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** From containers as written to exact ones. */
final class PlainContainers {
  static final String ROLE = "container";

  private final Map<String, PlainContainer> byName = new HashMap<>();
  private final FleetSpec fleet;

  PlainContainers(List<PlainContainer> containers, FleetSpec fleet) {
    containers.forEach(one -> byName.put(one.name(), one));
    this.fleet = fleet;
  }

  /** The name of a container's file set. */
  static String fileSet(PlainContainer one) {
    return one.name() + "-files";
  }

  ContainerSpec on(String host, PlainContainer one) {
    ContainerSettings settings = one.settings();
    String address = fleet.address(host);
    ContainerSpec derived =
        new ContainerSpec(
            one.name(),
            ROLE,
            new Run(
                settings.image().orElse(""),
                List.of(),
                settings.environment(),
                Optional.empty(),
                Optional.empty(),
                false,
                StopTime.seconds(
                    settings.stop().orElse(Duration.ofSeconds(Run.DEFAULT_STOP_SECONDS))),
                settings.memory().orElse(0L)),
            new Networking(
                one.network().map(fleet::volume).orElse(fleet.bridge()),
                one.name(),
                List.of(),
                entries(one, host),
                List.of()),
            mounts(one),
            one.after().stream().distinct().map(name -> gate(byName.get(name))).toList(),
            one.gate().gate(one.name(), List.of(address)));
    return settings.over(derived, fleet, address);
  }

  /** What must be ready everywhere it stands. */
  private Gate gate(PlainContainer other) {
    return other
        .gate()
        .gate(other.name(), other.hosts(fleet).stream().map(fleet::address).toList());
  }

  /** Where those are that it comes after and that the engine does not name for it. */
  private SortedMap<String, String> entries(PlainContainer one, String host) {
    SortedMap<String, String> entries = new TreeMap<>();
    for (String name : one.after()) {
      PlainContainer other = byName.get(name);
      List<String> hosts = other.hosts(fleet);
      boolean beside = hosts.contains(host) && other.network().equals(one.network());
      if (!beside) {
        entries.put(name, fleet.address(hosts.contains(host) ? host : hosts.get(0)));
      }
    }
    return entries;
  }

  private static List<Mount> mounts(PlainContainer one) {
    List<Mount> mounts = new ArrayList<>();
    for (PlainFile file : one.files()) {
      mounts.add(new Mount(file.target(), new MountSource.Files(fileSet(one), file.entry()), true));
    }
    return mounts;
  }
}
