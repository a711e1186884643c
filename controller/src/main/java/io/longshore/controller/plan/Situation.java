package io.longshore.controller.plan;

import io.longshore.controller.fleet.Fleet;
import io.longshore.controller.workload.Compiled;
import io.longshore.model.DesiredHost;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;

/**
 * All that planning and rolling out decide by.
 *
 * @param deployment the fleet's identity
 * @param wanted what the spec comes to
 * @param held what each host was last told to hold
 * @param fleet what is known of the hosts
 * @param served roles that have served as a whole at least once
 */
public record Situation(
    String deployment,
    Compiled wanted,
    SortedMap<String, DesiredHost> held,
    Fleet fleet,
    Set<String> served) {
  public Situation {
    Objects.requireNonNull(deployment, "deployment");
    Objects.requireNonNull(wanted, "wanted");
    Objects.requireNonNull(held, "held");
    Objects.requireNonNull(fleet, "fleet");
    served = Set.copyOf(served);
  }

  /** Every container of the spec with how far its host is with it. */
  public Members members() {
    return Members.of(wanted, held, fleet);
  }

  /**
   * Whether the role has never served and it is known of every member that it does not now: there
   * is nothing to protect, and a first attempt that never came up must not stand in the way of the
   * next.
   */
  public boolean cold(Members members, String role) {
    return !served.contains(role)
        && members.of(role).stream().allMatch(one -> one.answers() && !one.serves());
  }

  /** Hosts that hold containers and that the spec does not name any more. */
  public List<DesiredHost> leaving() {
    return held.values().stream()
        .filter(host -> !wanted.hosts().containsKey(host.host()))
        .filter(host -> !host.containers().isEmpty())
        .toList();
  }
}
