package io.longshore.agent.reconcile;

import io.longshore.model.Gate;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What to do now, and when to look again if nothing happens first.
 *
 * @param actions at most one per subject, the most urgent first
 * @param standings how each desired container stands, by name
 * @param awaited gates that keep a container from being started, in the order of the spec
 * @param watched ready gates of running containers, in the order of the spec
 * @param wakeAt earliest moment at which this plan would differ with the same inputs
 */
public record LocalPlan(
    List<Action> actions,
    SortedMap<String, Standing> standings,
    Set<Gate> awaited,
    Set<Gate> watched,
    Optional<Instant> wakeAt) {
  public LocalPlan {
    actions = List.copyOf(actions);
    standings = Collections.unmodifiableSortedMap(new TreeMap<>(standings));
    awaited = Collections.unmodifiableSet(new LinkedHashSet<>(awaited));
    watched = Collections.unmodifiableSet(new LinkedHashSet<>(watched));
  }
}
