package io.longshore.agent.loop;

import io.longshore.agent.files.FileSets;
import io.longshore.agent.gate.GateContext;
import io.longshore.agent.gate.GateReading;
import io.longshore.agent.reconcile.GateSeen;
import io.longshore.base.Loop;
import io.longshore.model.Gate;
import io.longshore.model.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the gates somebody asks for, each once however many ask, and never twice at a time. */
final class GatePoller {
  private static final Logger LOG = LoggerFactory.getLogger(GatePoller.class);
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  /** A gate that goes on showing the same need not make a plan each time it is read. */
  private static final Duration TELL_AGAIN = Duration.ofSeconds(1);

  private final Clock clock;
  private final Loop loop;
  private final GateReader reader;
  private final AgentState state;
  private final FileSets files;
  private final Runnable changed;
  private final Map<Gate, Poll> polls = new HashMap<>();
  private int numbers;

  /**
   * A poller that asks nothing yet.
   *
   * @param changed is run when a reading may make a difference to a plan
   */
  GatePoller(
      Clock clock,
      Loop loop,
      GateReader reader,
      AgentState state,
      FileSets files,
      Runnable changed) {
    this.clock = clock;
    this.loop = loop;
    this.state = state;
    this.files = files;
    this.changed = changed;
    this.reader = reader;
  }

  /** From now on these gates are read, each so long after its last answer; all others are not. */
  void want(Map<Gate, Duration> gates) {
    for (Map.Entry<Gate, Poll> known : List.copyOf(polls.entrySet())) {
      if (!gates.containsKey(known.getKey())) {
        known.getValue().wanted = false;
        loop.cancel(known.getValue().tag);
        polls.remove(known.getKey());
        state.gates.remove(known.getKey());
      }
    }
    gates.forEach(this::want);
  }

  private void want(Gate gate, Duration pause) {
    Poll poll =
        polls.computeIfAbsent(gate, one -> new Poll("gate " + numbers++ + " " + one.type()));
    poll.pause = pause;
    if (poll.inFlight) {
      return;
    }
    Instant now = clock.instant();
    Instant due = poll.answered.map(then -> then.plus(pause)).orElse(now);
    if (poll.due.filter(then -> then.equals(due)).isPresent()) {
      return;
    }
    poll.due = Optional.of(due);
    Duration delay = Duration.between(now, due);
    // A longer pause than that comes of a clock that was put back.
    boolean isDue = delay.isNegative() || delay.compareTo(pause) > 0;
    loop.after(poll.tag, isDue ? Duration.ZERO : delay, () -> read(gate, poll));
  }

  private void read(Gate gate, Poll poll) {
    poll.due = Optional.empty();
    poll.inFlight = true;
    Instant began = clock.instant();
    GateContext context = new Context(placed());
    loop.offload(
        poll.tag,
        () -> reader.read(gate, context),
        (reading, thrown) -> {
          poll.inFlight = false;
          poll.answered = Optional.of(clock.instant());
          if (poll.wanted) {
            answered(gate, poll, began, thrown == null ? reading : broken(gate, thrown));
          }
        });
  }

  private void answered(Gate gate, Poll poll, Instant began, GateReading reading) {
    GateSeen before = state.gates.get(gate);
    GateSeen first =
        new GateSeen(
            reading.verdict(),
            reading.evidence(),
            reading.missing(),
            reading.silent(),
            reading.topics(),
            began,
            began,
            began,
            serving(gate, reading, began));
    GateSeen seen = before == null ? first : first.after(before);
    state.gates.put(gate, seen);
    if (before == null || before.verdict() != seen.verdict()) {
      LOG.info("gate {}: {} ({})", gate.type(), seen.verdict(), seen.evidence());
    }
    boolean known = before != null && seen.showsSame(before) && !seen.verdict().letsGoOn();
    if (known && began.isBefore(poll.told.plus(TELL_AGAIN)) && !began.isBefore(poll.told)) {
      want(gate, poll.pause);
    } else {
      poll.told = clock.instant();
      changed.run();
    }
  }

  private static Map<String, Instant> serving(Gate gate, GateReading reading, Instant began) {
    Map<String, Instant> serving = new HashMap<>();
    if (reading.verdict().letsGoOn()) {
      gate.targets().forEach(target -> serving.put(target.name(), began));
      serving.keySet().removeAll(reading.missing());
    }
    return serving;
  }

  private static GateReading broken(Gate gate, Throwable thrown) {
    LOG.error("gate {} could not be read", gate.type(), thrown);
    return new GateReading(Verdict.UNKNOWN, "could not be asked: " + thrown);
  }

  private Map<String, Path> placed() {
    Map<String, Path> placed = new TreeMap<>();
    for (String set : state.files.keySet()) {
      state.placedVersion(set).ifPresent(version -> placed.put(set, files.folder(set, version)));
    }
    return placed;
  }

  private record Context(Map<String, Path> placed) implements GateContext {
    @Override
    public Optional<Path> fileSet(String name) {
      return Optional.ofNullable(placed.get(name));
    }

    @Override
    public Duration deadline() {
      return DEADLINE;
    }
  }

  private static final class Poll {
    private final String tag;
    private boolean wanted = true;
    private Duration pause = Duration.ZERO;
    private Instant told = Instant.EPOCH;
    private boolean inFlight;
    private Optional<Instant> answered = Optional.empty();
    private Optional<Instant> due = Optional.empty();

    Poll(String tag) {
      this.tag = tag;
    }
  }
}
