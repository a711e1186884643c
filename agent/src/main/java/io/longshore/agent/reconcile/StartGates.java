package io.longshore.agent.reconcile;

import io.longshore.model.ContainerSpec;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The gates of one container, judged from their latest readings. */
final class StartGates {
  /** A reading older than this says nothing about now. */
  static final Duration FRESH = Duration.ofSeconds(2);

  private static final Duration WHILE_SHUT = Duration.ofMillis(150);

  /** Keeps the reading of an open gate fresh for a container that is still being prepared. */
  private static final Duration WHILE_PREPARING = Duration.ofSeconds(1);

  private static final Duration WHILE_READY = Duration.ofSeconds(5);

  private final Seen seen;
  private final Instant now;
  private final Draft draft;

  StartGates(Seen seen, Instant now, Draft draft) {
    this.seen = seen;
    this.now = now;
    this.draft = draft;
  }

  /** What each shut gate waits for; empty when all are open. */
  List<String> shut(ContainerSpec spec) {
    List<String> waits = new ArrayList<>();
    for (Gate gate : spec.after()) {
      boolean open = open(gate);
      draft.read(gate, open ? WHILE_PREPARING : WHILE_SHUT);
      if (!open) {
        waits.add(words(gate));
      }
    }
    return waits;
  }

  /** Whether a running container serves; else what it lacks. */
  Optional<String> notReady(ContainerSpec spec, Instant startedAt) {
    Gate gate = spec.ready();
    if (gate.type().equals(GateNames.RUNNING)) {
      return Optional.empty();
    }
    GateSeen reading = seen.gates().get(gate);
    boolean ofThisRun = reading != null && !reading.at().isBefore(startedAt);
    boolean ready = ofThisRun && reading.verdict() == Verdict.PASS;
    draft.read(gate, ready ? WHILE_READY : WHILE_SHUT);
    if (ready) {
      return Optional.empty();
    }
    return Optional.of(ofThisRun ? words(gate) : gate.type() + ": not asked yet");
  }

  private boolean open(Gate gate) {
    GateSeen reading = seen.gates().get(gate);
    return reading != null
        && reading.verdict() == Verdict.PASS
        && !reading.at().plus(FRESH).isBefore(now)
        && !reading.at().isAfter(now);
  }

  private String words(Gate gate) {
    GateSeen reading = seen.gates().get(gate);
    return gate.type() + ": " + (reading == null ? "not asked yet" : reading.evidence());
  }
}
