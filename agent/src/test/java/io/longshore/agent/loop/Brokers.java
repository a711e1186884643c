package io.longshore.agent.loop;

import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.gate.GateReading;
import io.longshore.model.Gate;
import io.longshore.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The cluster this host's broker is a member of: the broker may run and have ceased to serve, and
 * another, elsewhere, may be away. Holds the agent to start it anew then, alone and not too soon.
 */
final class Brokers {
  static final String HERE = "kafka1";
  private static final String ELSEWHERE = "kafka3";

  /** The agent's two minutes, less what passes between two readings of a gate that is open. */
  private static final Duration PATIENCE = Duration.ofSeconds(110);

  /** Within this the agent has seen who is away, and has acted on what it saw before. */
  private static final Duration KNOWN = Duration.ofSeconds(10);

  private final Rig rig;
  private Optional<Instant> ceased = Optional.empty();
  private Duration since = Duration.ZERO;
  private Duration last = Duration.ofDays(-1);
  private Duration awaySince = Duration.ZERO;
  private Duration slowest = Duration.ZERO;
  private boolean away;
  private boolean clockJumped;

  Brokers(Rig rig) {
    this.rig = rig;
  }

  /** The broker here serves nobody until it is started anew. */
  void ceases() {
    if (rig.runs(HERE) && !hasCeased()) {
      rig.note(HERE + " runs and serves nobody");
      ceased = startedAt();
      since = rig.elapsed();
      clockJumped = false;
      look();
    }
  }

  /** The one elsewhere is away from now on, or is back. */
  void another(boolean isAway) {
    rig.note(ELSEWHERE + " is away: " + isAway);
    awaySince = isAway && !away ? rig.elapsed() : awaySince;
    away = isAway;
  }

  /** Both serve again without anybody's help. */
  void recover() {
    ceased = Optional.empty();
    away = false;
  }

  /** Calls take so long from now on. */
  void calls(Duration time) {
    slowest = time.compareTo(slowest) > 0 ? time : slowest;
  }

  /** The clock was put elsewhere: the two minutes may seem to be over. */
  void clockJumped() {
    clockJumped = true;
  }

  /** Whether the broker here still runs as it did when it ceased to serve. */
  boolean hasCeased() {
    return ceased.isPresent() && rig.runs(HERE) && startedAt().equals(ceased);
  }

  /** Time has passed. */
  void look() {
    if (hasCeased()) {
      last = rig.elapsed();
    }
  }

  /** What is measured of the whole cluster. */
  GateReading read(Gate gate, GateReading usual) {
    if (gate.targets().size() < 2 || usual.verdict() != Verdict.PASS || !hasCeased()) {
      return usual;
    }
    List<String> missing = away ? List.of(HERE, ELSEWHERE) : List.of(HERE);
    return GateReading.enough("without " + missing, missing).concerning(gate);
  }

  /** Whether a container that is as it should be may be stopped now: it has ceased to serve. */
  boolean mayBeStopped(String name) {
    Duration now = rig.elapsed();
    if (!name.equals(HERE) || last.plus(slack()).compareTo(now) < 0) {
      return false;
    }
    Broken.unless(
        clockJumped || since.plus(PATIENCE).minus(slack()).compareTo(now) <= 0,
        name + " was stopped although it may yet serve again: it ceased to at " + since);
    Broken.unless(
        !away || awaySince.plus(KNOWN).plus(slack()).compareTo(now) >= 0,
        name + " was stopped while " + ELSEWHERE + " is away");
    return true;
  }

  private Duration slack() {
    return Duration.ofSeconds(2).plus(slowest.multipliedBy(3));
  }

  private Optional<Instant> startedAt() {
    return rig.engine.look(HERE).map(EngineContainer::lastRun).flatMap(run -> run.startedAt());
  }
}
