package io.longshore.agent.reconcile;

import io.longshore.model.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What to do now, and when to look again if nothing happens first.
 *
 * @param actions at most one per subject, the most urgent first
 * @param standings how each desired container stands, by name
 * @param gates gates somebody waits for or watches, in the order of the spec: how long after the
 *     last answer to ask again
 * @param serving containers that have been seen to serve since they were started: when that was
 * @param wakeAt earliest moment at which this plan would differ with the same inputs
 */
public record LocalPlan(
    List<Action> actions,
    SortedMap<String, Standing> standings,
    Map<Gate, Duration> gates,
    SortedMap<String, Instant> serving,
    Optional<Instant> wakeAt) {
  public LocalPlan {
    actions = List.copyOf(actions);
    standings = Collections.unmodifiableSortedMap(new TreeMap<>(standings));
    serving = Collections.unmodifiableSortedMap(new TreeMap<>(serving));
    gates = Collections.unmodifiableMap(new LinkedHashMap<>(gates));
  }
}
