package io.longshore.controller.plan;

import io.longshore.controller.fleet.Fleet;
import io.longshore.controller.fleet.HostState;
import io.longshore.controller.workload.Compiled;
import io.longshore.controller.workload.CompiledHost;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.DriftClass;
import io.longshore.model.DriftFinding;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.ObservedHost;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A spec for a fleet in which containers were changed by hand: each of them counts as another form
 * of itself, so that it is replaced as after a change of the spec, in turns and behind its gates.
 *
 * <p>The count a host was told stays. It rises only while the very form the host was told is there
 * and is not as it was made; so the same question gets the same answer until the host has acted.
 */
public final class Remade {
  private Remade() {}

  /**
   * What the spec comes to here and now.
   *
   * @param most the highest count a container may come to, by host and name joined by a slash, 0
   *     for those that are not there; empty when there is no bound
   */
  public static Compiled of(
      Compiled wanted,
      SortedMap<String, DesiredHost> held,
      Fleet fleet,
      Optional<Map<String, Long>> most) {
    SortedMap<String, CompiledHost> hosts = new TreeMap<>();
    for (CompiledHost host : wanted.hosts().values()) {
      DesiredHost told = held.get(host.host());
      HostState known = fleet.host(host.host());
      List<ContainerSpec> containers =
          told == null
              ? host.containers()
              : host.containers().stream().map(spec -> remade(spec, told, known, most)).toList();
      hosts.put(host.host(), host.with(containers));
    }
    return wanted.with(hosts);
  }

  /** What was changed by hand on a container and an apply puts right. */
  static List<DriftFinding> findings(ContainerSpec spec, ObservedHost seen) {
    return seen.drift().stream()
        .filter(one -> one.driftClass() == DriftClass.CORRECTIVE && concerns(spec, one))
        .toList();
  }

  /**
   * The bounds of a run that begins now: what still is not as it was made after it was made anew
   * once will not be mended by making it anew, and is only told of.
   */
  public static Map<String, Long> onceMore(SortedMap<String, DesiredHost> held) {
    Map<String, Long> most = new TreeMap<>();
    held.forEach(
        (host, told) ->
            told.containers()
                .forEach(spec -> most.put(host + "/" + spec.name(), spec.remade() + 1)));
    return most;
  }

  /**
   * The bounds of a run that puts right what the spec says to put right at once, and nothing else.
   *
   * @param resting places, host and name joined by a slash, that are not to be put right yet
   */
  public static Map<String, Long> strictOnce(
      SortedMap<String, DesiredHost> held, Set<String> resting) {
    Map<String, Long> most = new TreeMap<>();
    held.forEach(
        (host, told) ->
            told.containers()
                .forEach(
                    spec -> {
                      String place = host + "/" + spec.name();
                      boolean now = spec.drift().strict() && !resting.contains(place);
                      most.put(place, spec.remade() + (now ? 1 : 0));
                    }));
    return most;
  }

  private static ContainerSpec remade(
      ContainerSpec spec, DesiredHost told, HostState known, Optional<Map<String, Long>> most) {
    Optional<ContainerSpec> before = told.container(spec.name());
    if (before.isEmpty()) {
      return spec;
    }
    long times = before.get().remade();
    // The form is asked for last: it costs a digest, and of most containers nothing was found.
    boolean drifted =
        known.link().attached()
            && known
                .observed()
                .filter(seen -> seen.hold(spec.name()).isEmpty())
                .map(seen -> !findings(spec, seen).isEmpty())
                .orElse(false)
            && known
                .container(spec.name())
                .map(one -> one.fingerprint().equals(told.fingerprint(before.get()).hex()))
                .orElse(false);
    String place = told.host() + "/" + spec.name();
    long bound = most.map(bounds -> bounds.getOrDefault(place, 0L)).orElse(Long.MAX_VALUE);
    return spec.remade(drifted && times < bound ? times + 1 : times);
  }

  private static boolean concerns(ContainerSpec spec, DriftFinding finding) {
    if (finding.subject().equals(spec.name())) {
      return true;
    }
    for (Mount mount : spec.mounts()) {
      if (mount.source() instanceof MountSource.Files files
          && finding.subject().startsWith("file " + files.name() + "/")) {
        return true;
      }
    }
    return false;
  }
}
