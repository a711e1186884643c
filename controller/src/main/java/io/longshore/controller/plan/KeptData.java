package io.longshore.controller.plan;

import io.longshore.controller.fleet.Fleet;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.Compiled;
import io.longshore.controller.workload.CompiledHost;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.policy.HostFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Data on hosts of a network whose material this controller does not have: with new authorities
 * nobody could use it, and nodes would not start over it.
 */
public final class KeptData {
  private KeptData() {}

  /**
   * One problem for each host that holds such data.
   *
   * @param founding roles whose material would be made now; empty when it is there
   */
  public static List<Problem> problems(Compiled wanted, Set<String> founding, Fleet fleet) {
    List<Problem> problems = new ArrayList<>();
    for (CompiledHost host : wanted.hosts().values()) {
      Optional<SortedSet<String>> there =
          fleet.host(host.host()).facts().flatMap(HostFacts::volumes);
      SortedSet<String> kept = new TreeSet<>(volumes(host, founding));
      kept.retainAll(there.orElseGet(TreeSet::new));
      if (!kept.isEmpty()) {
        problems.add(problem(host.host(), kept));
      }
    }
    return problems;
  }

  private static Set<String> volumes(CompiledHost host, Set<String> roles) {
    Set<String> names = new TreeSet<>();
    for (ContainerSpec spec : host.containers()) {
      for (Mount mount : roles.contains(spec.role()) ? spec.mounts() : List.<Mount>of()) {
        if (mount.source() instanceof MountSource.Volume volume) {
          names.add(volume.name());
        }
      }
    }
    return names;
  }

  private static Problem problem(String host, SortedSet<String> kept) {
    return new Problem(
        "",
        0,
        host,
        "host "
            + host
            + " holds data of this network ("
            + String.join(", ", kept)
            + "), and this controller has no authorities and no genesis block for it",
        "material is made once: kept data belongs to the authorities it was written under",
        "restore the folder material of the controller's state from a backup; or, if the data is"
            + " not wanted any more, on "
            + host
            + ": docker volume rm "
            + String.join(" ", kept),
        Exit.REFUSED);
  }
}
