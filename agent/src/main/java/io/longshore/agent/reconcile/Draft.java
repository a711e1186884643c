package io.longshore.agent.reconcile;

import io.longshore.model.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A plan in the making: what has failed lately, or is under way, does not get into it again, and
 * nothing is done for a container that is held.
 */
final class Draft {
  private final Seen seen;
  private final Setbacks setbacks;
  private final Instant now;
  private final Map<String, Action> actions = new LinkedHashMap<>();
  private final SortedMap<String, Standing> standings = new TreeMap<>();
  private final Map<Gate, Duration> gates = new LinkedHashMap<>();
  private final Set<String> pressing = new TreeSet<>();
  private final SortedMap<String, Instant> serving = new TreeMap<>();
  private Optional<Instant> wakeAt = Optional.empty();

  Draft(Seen seen, Setbacks setbacks, Instant now) {
    this.seen = seen;
    this.setbacks = setbacks;
    this.now = now;
  }

  /** Intends an action, unless its subject is busy or must rest after a failure. */
  void intend(Action action) {
    if (seen.held().contains(action.container()) || seen.underWay().containsKey(action.subject())) {
      return;
    }
    Optional<Setbacks.Setback> setback = setbacks.of(action.subject());
    if (setback.isPresent() && Backoff.lasts(setback.get().notBefore(), now)) {
      wakeAt(setback.get().notBefore());
      return;
    }
    actions.putIfAbsent(action.subject(), action);
  }

  /** Says of a container that nothing but our own quick steps keeps it from running. */
  void press(String container) {
    if (!seen.held().contains(container)) {
      pressing.add(container);
    }
  }

  /** Says of a container that it has been seen to serve since it was started, at this moment. */
  void serves(String container, Instant startedAt) {
    serving.put(container, startedAt);
  }

  void standing(String container, Standing standing) {
    standings.put(container, standing);
  }

  /** Asks for the gate to be read so long after its last answer, or sooner. */
  void read(Gate gate, Duration pause) {
    gates.merge(gate, pause, (one, other) -> one.compareTo(other) < 0 ? one : other);
  }

  void wakeAt(Instant moment) {
    if (wakeAt.isEmpty() || moment.isBefore(wakeAt.get())) {
      wakeAt = Optional.of(moment);
    }
  }

  LocalPlan plan() {
    List<Action> ordered =
        Order.of(new ArrayList<>(actions.values()), seen.underWay().values(), pressing);
    return new LocalPlan(ordered, standings, gates, serving, wakeAt);
  }
}
