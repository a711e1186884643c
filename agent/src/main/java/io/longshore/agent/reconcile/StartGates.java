package io.longshore.agent.reconcile;

import io.longshore.agent.engine.LastRun;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The gates of one container, judged from their latest readings. */
final class StartGates {
  /** A reading older than this says nothing about now. */
  static final Duration FRESH = Duration.ofSeconds(2);

  private static final Duration WHILE_SHUT = Duration.ofMillis(150);

  /** While nobody answers at all the gate will not open with the next reading. */
  private static final Duration WHILE_SILENT = Duration.ofMillis(500);

  /**
   * While a container before this one still waits to be started for the first time: what comes
   * later in the spec rarely can run sooner, and asking costs the machine that boots the first.
   */
  private static final Duration WHILE_OTHERS_WAIT = Duration.ofSeconds(1);

  /** Keeps the reading of an open gate fresh for a container that is still being prepared. */
  private static final Duration WHILE_PREPARING = Duration.ofSeconds(1);

  /** Long enough for the others of a cluster that comes up as a whole. */
  private static final Duration COMING_UP = Duration.ofSeconds(30);

  /**
   * How often a container's own gate is asked while another holds it back: once, as a rule, because
   * the first question of a kind takes long, for loading classes.
   */
  private static final Duration BEFORE_START = Duration.ofMinutes(1);

  private static final Duration WHILE_SOME_ARE_MISSING = Duration.ofSeconds(1);

  private static final Duration WHILE_READY = Duration.ofSeconds(5);

  private final Seen seen;
  private final RestartHistory history;
  private final Instant now;
  private final Draft draft;
  private boolean othersWait;

  StartGates(Seen seen, RestartHistory history, Instant now, Draft draft) {
    this.seen = seen;
    this.history = history;
    this.now = now;
    this.draft = draft;
  }

  /** What each shut gate waits for; empty when all are open. */
  List<String> shut(ContainerSpec spec) {
    return shut(spec, hasServed(spec));
  }

  private List<String> shut(ContainerSpec spec, boolean again) {
    List<String> waits = new ArrayList<>();
    for (Gate gate : spec.after()) {
      GateSeen reading = seen.gates().get(gate);
      boolean open =
          reading != null
              && isFresh(reading)
              && (again ? reading.opensAgain(gate) : reading.opens(gate));
      if (open) {
        draft.read(gate, WHILE_PREPARING);
      } else {
        draft.read(gate, whileShut(reading));
        waits.add(gate.type() + ": " + (reading == null ? "not asked yet" : reading.words(gate)));
      }
    }
    if (!waits.isEmpty() && !spec.ready().type().equals(GateNames.RUNNING)) {
      draft.read(spec.ready(), BEFORE_START);
    }
    return waits;
  }

  /** Since the agent began: a host that was without power remembers nothing of the kind. */
  private boolean hasServed(ContainerSpec spec) {
    GateSeen own = seen.gates().get(spec.ready());
    return own != null && own.served().containsKey(spec.name());
  }

  /** A container waits for its first start: those after it in the spec may take their time. */
  void waits() {
    othersWait = true;
  }

  private Duration whileShut(GateSeen reading) {
    if (othersWait) {
      return WHILE_OTHERS_WAIT;
    }
    return reading != null && reading.silent() ? WHILE_SILENT : WHILE_SHUT;
  }

  /**
   * How a running container stands: it serves, maybe with others of its cluster missing, or lacks
   * something.
   */
  Standing running(ContainerSpec spec, LastRun run) {
    Gate gate = spec.ready();
    if (gate.type().equals(GateNames.RUNNING)) {
      return Standing.of(Phase.READY, "");
    }
    GateSeen reading = seen.gates().get(gate);
    Instant startedAt = startedAt(run);
    if (reading == null || reading.at().isBefore(startedAt)) {
      draft.read(gate, WHILE_SHUT);
      return Standing.of(Phase.STARTING, gate.type() + ": not asked yet");
    }
    if (Liveness.hasServedSince(spec, reading, startedAt)) {
      run.startedAt().ifPresent(told -> draft.serves(spec.name(), told));
    }
    String words = gate.type() + ": " + reading.evidence();
    Optional<Liveness.Ceased> ceased = ceased(spec, reading, run);
    if (ceased.isPresent()) {
      draft.read(gate, WHILE_SOME_ARE_MISSING);
      return Standing.of(
          Phase.STARTING,
          "has not served since "
              + ceased.get().since().truncatedTo(ChronoUnit.SECONDS)
              + ceased.get().refusal().map(why -> "; " + why).orElse("")
              + "; "
              + words);
    }
    return switch (reading.verdict()) {
      case PASS -> {
        draft.read(gate, WHILE_READY);
        yield Standing.of(Phase.READY, "");
      }
      case ENOUGH -> {
        boolean recent = Duration.between(reading.since(), reading.at()).compareTo(COMING_UP) < 0;
        draft.read(gate, recent ? WHILE_SHUT : WHILE_SOME_ARE_MISSING);
        yield Standing.of(Phase.READY, words);
      }
      case UNKNOWN, WAIT, FAIL -> {
        draft.read(gate, WHILE_SHUT);
        yield Standing.of(Phase.STARTING, words);
      }
    };
  }

  /**
   * Why a member of a cluster that runs must not be taken down now: others are missing, and without
   * it too few might serve. Empty: it can be spared, or nothing serves that could be lost.
   */
  Optional<Standing> needed(ContainerSpec spec) {
    Gate gate = spec.ready();
    if (gate.targets().size() < 2) {
      return Optional.empty();
    }
    draft.read(gate, WHILE_SHUT);
    GateSeen reading = seen.gates().get(gate);
    if (reading == null) {
      return Optional.of(Standing.of(Phase.PREPARING, gate.type() + ": not asked yet"));
    }
    String words =
        gate.type() + ": " + reading.evidence() + "; is replaced once nobody else is missing";
    return switch (reading.verdict()) {
      case PASS ->
          isFresh(reading)
              ? Optional.empty()
              : Optional.of(Standing.of(Phase.READY, gate.type() + ": is asked once more"));
      case ENOUGH ->
          isFresh(reading) && reading.missing().equals(List.of(spec.name()))
              ? Optional.empty()
              : Optional.of(Standing.of(Phase.READY, words));
      case UNKNOWN -> Optional.of(Standing.of(Phase.PREPARING, words));
      case WAIT, FAIL -> Optional.empty();
    };
  }

  /** A running container that has ceased to serve for so long that it is to be started anew. */
  boolean isDeadlocked(ContainerSpec spec, LastRun run) {
    GateSeen reading = seen.gates().get(spec.ready());
    if (reading == null || !Liveness.isRecent(reading, now)) {
      return false;
    }
    return ceased(spec, reading, run)
            .filter(ceased -> ceased.refusal().isEmpty())
            .filter(ceased -> ceased.isOver(now))
            .isPresent()
        && shut(spec, false).isEmpty();
  }

  private Optional<Liveness.Ceased> ceased(ContainerSpec spec, GateSeen reading, LastRun run) {
    boolean known =
        run.startedAt().filter(told -> history.hasServed(spec.name(), told)).isPresent();
    return Liveness.of(spec, reading, startedAt(run), known);
  }

  /** A start in the future was told by a clock that has been put back since. */
  private Instant startedAt(LastRun run) {
    return run.startedAt().filter(then -> !then.isAfter(now)).orElse(Instant.EPOCH);
  }

  private boolean isFresh(GateSeen reading) {
    return !reading.at().plus(FRESH).isBefore(now) && !reading.at().isAfter(now);
  }
}
