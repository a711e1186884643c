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

  private final Seen seen;
  private final Instant now;

  StartGates(Seen seen, Instant now) {
    this.seen = seen;
    this.now = now;
  }

  /** What each shut gate waits for; empty when all are open. */
  List<String> shut(ContainerSpec spec) {
    List<String> waits = new ArrayList<>();
    for (Gate gate : spec.after()) {
      if (!open(gate)) {
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
    return ofThisRun && reading.verdict() == Verdict.PASS
        ? Optional.empty()
        : Optional.of(ofThisRun ? words(gate) : gate.type() + ": not asked yet");
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
