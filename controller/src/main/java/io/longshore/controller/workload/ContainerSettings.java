package io.longshore.controller.workload;

import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Networking;
import io.longshore.model.PortBinding;
import io.longshore.model.Run;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an operator may set for any container, for one of them or for a whole role, over what is
 * derived: the same keys everywhere.
 *
 * @param image in place of the role's
 * @param command arguments for the image's entry point
 * @param environment variables that win over derived ones
 * @param user user or user:group
 * @param stop between asking the container to end and ending it
 * @param memory the limit in bytes; 0 means none
 * @param ports published on the host's address, in place of all derived ones
 * @param volumes the path each named volume is mounted at, by the volume's name; one at the path of
 *     a derived volume takes its place
 * @param hostEntries addresses by name, over derived ones
 * @param drift what is to be done about drift
 * @param places where each of them is written, by its key, such as {@code environment.TZ}
 */
public record ContainerSettings(
    Optional<String> image,
    Optional<List<String>> command,
    SortedMap<String, String> environment,
    Optional<String> user,
    Optional<Duration> stop,
    Optional<Long> memory,
    Optional<List<PublishedPort>> ports,
    SortedMap<String, String> volumes,
    SortedMap<String, String> hostEntries,
    DriftSettings drift,
    SortedMap<String, SpecPath> places) {
  public ContainerSettings {
    environment = sorted(environment);
    volumes = sorted(volumes);
    hostEntries = sorted(hostEntries);
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
  }

  /** These settings, and a role's where these are silent. */
  public ContainerSettings over(ContainerSettings role) {
    SortedMap<String, String> at = new TreeMap<>(volumes);
    role.volumes.forEach((name, path) -> putUnlessTaken(at, name, path));
    SortedMap<String, SpecPath> merged = new TreeMap<>(role.places);
    merged.putAll(places);
    return new ContainerSettings(
        image.or(role::image),
        command.or(role::command),
        merged(role.environment, environment),
        user.or(role::user),
        stop.or(role::stop),
        memory.or(role::memory),
        ports.or(role::ports),
        at,
        merged(role.hostEntries, hostEntries),
        drift.over(role.drift),
        merged);
  }

  /** Where a key is written, for the container or its role. */
  public Optional<SpecPath> place(String key) {
    return Optional.ofNullable(places.get(key));
  }

  /**
   * A derived container with what is set in place of what was derived; its environment, image, stop
   * time and memory are expected to be in it already.
   */
  public ContainerSpec over(ContainerSpec derived, FleetSpec fleet, String address) {
    Run run = derived.run();
    Networking net = derived.networking();
    return new ContainerSpec(
            derived.name(),
            derived.role(),
            new Run(
                run.image(),
                command.orElse(run.command()),
                run.environment(),
                run.workingDirectory(),
                user.or(run::user),
                run.terminal(),
                run.stopSeconds(),
                run.memoryBytes()),
            new Networking(
                net.network(),
                net.hostname(),
                net.aliases(),
                merged(net.hostEntries(), hostEntries),
                ports.map(set -> bindings(set, address)).orElse(net.ports())),
            mounts(derived.mounts(), fleet),
            derived.after(),
            derived.ready())
        .with(drift.policy());
  }

  /** The ports as bound on a host's address. */
  public static List<PortBinding> bindings(List<PublishedPort> ports, String address) {
    return ports.stream()
        .map(port -> new PortBinding(address, port.host(), port.container()))
        .toList();
  }

  private List<Mount> mounts(List<Mount> derived, FleetSpec fleet) {
    SortedMap<String, Mount> byPath = new TreeMap<>();
    derived.forEach(mount -> byPath.put(mount.target(), mount));
    volumes.forEach(
        (name, path) ->
            byPath.put(path, new Mount(path, new MountSource.Volume(fleet.volume(name)), false)));
    return List.copyOf(byPath.values());
  }

  private static void putUnlessTaken(SortedMap<String, String> at, String name, String path) {
    if (!at.containsValue(path)) {
      at.putIfAbsent(name, path);
    }
  }

  private static SortedMap<String, String> merged(
      Map<String, String> under, Map<String, String> over) {
    SortedMap<String, String> merged = new TreeMap<>(under);
    merged.putAll(over);
    return merged;
  }

  private static SortedMap<String, String> sorted(SortedMap<String, String> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
