package io.longshore.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Never is a second member of a quorum taken down by our hand: not while one that we took down is
 * not back, and not while one is known to be missing for whatever reason.
 */
final class QuorumRule {
  private static final List<String> QUORUMS = List.of("zookeeper", "kafka", "orderer");

  /** A role must have been up as a whole for so long before there is something to protect. */
  private static final Duration WHOLE = Duration.ofSeconds(20);

  private final World world;
  private final Cluster cluster;
  private final Map<String, Duration> lastServed = new HashMap<>();
  private final Map<String, Duration> whole = new HashMap<>();
  private final Set<String> takenDown = new TreeSet<>();
  private final Set<String> protectedRoles = new HashSet<>();
  private Duration known = Duration.ofMillis(2500);

  QuorumRule(World world, Cluster cluster) {
    this.world = world;
    this.cluster = cluster;
  }

  /** Calls take so long from now on: what an agent measured is as old when it acts. */
  void calls(Duration time) {
    Duration slower = Duration.ofMillis(2500).plus(time.multipliedBy(4));
    known = slower.compareTo(known) > 0 ? slower : known;
  }

  /** Looks who serves now. */
  void look() {
    for (String role : QUORUMS) {
      List<String> serving = cluster.serving(role);
      serving.forEach(name -> lastServed.put(name, world.now()));
      takenDown.removeAll(serving);
      if (serving.size() < Site.members(role).size()) {
        whole.remove(role);
      } else if (world.longerAgo(whole.computeIfAbsent(role, one -> world.now()), WHOLE)) {
        protectedRoles.add(role);
      }
    }
  }

  /** Our hand takes this container down now. */
  void takes(String name) {
    look();
    for (String role : QUORUMS) {
      if (Site.members(role).contains(name)) {
        if (protectedRoles.contains(role) && cluster.serving(role).contains(name)) {
          others(role, name);
        }
        takenDown.add(name);
      }
    }
  }

  private void others(String role, String name) {
    for (String other : Site.members(role)) {
      if (other.equals(name) || cluster.serving(role).contains(other)) {
        continue;
      }
      Broken.unless(
          !takenDown.contains(other),
          name + " was taken down while " + other + ", which was taken down before, is not back");
      boolean since = world.longerAgo(lastServed.getOrDefault(other, Duration.ZERO), known);
      Broken.unless(
          role.equals("orderer") || !since,
          name
              + " was taken down although "
              + other
              + " has been missing since "
              + lastServed.getOrDefault(other, Duration.ZERO).toMillis()
              + " ms");
    }
  }
}
