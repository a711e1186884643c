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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** From containers as written to exact ones. */
final class PlainContainers {
  static final String ROLE = "container";

  private final Map<String, PlainContainer> byName = new HashMap<>();
  private final Map<String, Set<String>> hosts = new HashMap<>();
  private final Map<String, Gate> everywhere = new HashMap<>();
  private final FleetSpec fleet;

  PlainContainers(List<PlainContainer> containers, FleetSpec fleet) {
    this.fleet = fleet;
    for (PlainContainer one : containers) {
      List<String> on = one.hosts(fleet);
      byName.put(one.name(), one);
      hosts.put(one.name(), new LinkedHashSet<>(on));
      everywhere.put(
          one.name(), one.gate().gate(one.name(), on.stream().map(fleet::address).toList()));
    }
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
            one.after().stream().distinct().map(name -> gate(name, host)).toList(),
            one.gate().gate(one.name(), List.of(address)));
    return settings.over(derived, fleet, address);
  }

  /** One that also stands here must be ready here; any other, wherever it stands. */
  private Gate gate(String name, String host) {
    PlainContainer other = byName.get(name);
    return hosts.get(name).contains(host)
        ? other.gate().gate(name, List.of(fleet.address(host)))
        : everywhere.get(name);
  }

  /** Where those are that it comes after and that the engine does not name for it. */
  private SortedMap<String, String> entries(PlainContainer one, String host) {
    SortedMap<String, String> entries = new TreeMap<>();
    for (String name : one.after()) {
      PlainContainer other = byName.get(name);
      boolean here = hosts.get(name).contains(host);
      if (!here || !other.network().equals(one.network())) {
        entries.put(name, fleet.address(here ? host : hosts.get(name).iterator().next()));
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
