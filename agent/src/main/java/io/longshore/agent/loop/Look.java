package io.longshore.agent.loop;

import io.longshore.agent.desired.Acceptance;
import io.longshore.agent.engine.ContainerState;
import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.agent.engine.Touched;
import io.longshore.agent.files.SetLook;
import io.longshore.agent.ports.ForeignPorts;
import io.longshore.agent.ports.Listening;
import io.longshore.agent.reconcile.Action;
import io.longshore.base.FailureException;
import io.longshore.base.Loop;
import io.longshore.model.ContainerSpec;
import io.longshore.model.PortInUse;
import io.longshore.policy.HostPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the whole host: every few seconds, and soon after the engine says something changed. */
final class Look {
  private static final Logger LOG = LoggerFactory.getLogger(Look.class);
  private static final String TAG = "look";
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final Duration AGAIN_UNANSWERED = Duration.ofSeconds(1);

  /** Engine events come in bursts; one look answers for all of them. */
  private static final Duration BURST = Duration.ofMillis(25);

  /** Our own steps are known without a look, so a busy time needs few. */
  private static final Duration APART = Duration.ofMillis(250);

  private final Clock clock;
  private final Loop loop;
  private final Acceptance self;
  private final AgentState state;
  private final Hands hands;
  private final Runnable seen;
  private final DriftLook drift;
  private final Map<Action, Long> acted = new HashMap<>();
  private long sequence;
  private boolean looking;
  private boolean lookAgain;
  private Instant lastEnd = Instant.MIN;

  Look(Clock clock, Loop loop, Acceptance self, AgentState state, Hands hands, Runnable seen) {
    this.clock = clock;
    this.loop = loop;
    this.self = self;
    this.state = state;
    this.hands = hands;
    this.seen = seen;
    drift = new DriftLook(state, hands);
  }

  /** Something may have changed. */
  void soon() {
    if (looking) {
      lookAgain = true;
      return;
    }
    Instant now = clock.instant();
    Duration sinceLast = lastEnd.equals(Instant.MIN) ? APART : Duration.between(lastEnd, now);
    Duration rest = APART.minus(sinceLast);
    // A longer rest than that comes of a clock that was put back.
    boolean rests = rest.compareTo(BURST) > 0 && rest.compareTo(APART) <= 0;
    loop.after(TAG, rests ? rest : BURST, this::now);
  }

  /** An action ended: a look begun before it does not know of it. */
  void acted(Action action) {
    acted.put(action, ++sequence);
  }

  void now() {
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = true;
    loop.cancel(TAG);
    long began = ++sequence;
    Set<String> images = new TreeSet<>();
    state.desired.ifPresent(
        host -> host.containers().stream().map(spec -> spec.run().image()).forEach(images::add));
    DriftLook.Aim aim = drift.aim();
    loop.offload(TAG, () -> see(images, aim), (sight, thrown) -> done(began, sight, thrown));
  }

  private Sight see(Set<String> images, DriftLook.Aim aim) {
    HostPolicy policy = hands.rules().now();
    // What listens both before and after the snapshot is not a container's that came or went.
    List<Listening> before = hands.ports().listening();
    EngineSnapshot engine = hands.engine().snapshot(images);
    List<Listening> steady = hands.ports().listening().stream().filter(before::contains).toList();
    return new Sight(
        engine,
        ForeignPorts.of(steady, engine, self.deployment(), hands.ports()),
        policy,
        aim,
        drift.files(aim));
  }

  private void done(long began, Sight sight, Throwable thrown) {
    looking = false;
    lastEnd = clock.instant();
    if (thrown == null) {
      answered(began, sight);
    } else {
      unanswered(thrown);
    }
    if (lookAgain) {
      lookAgain = false;
      soon();
    } else {
      loop.after(TAG, thrown == null ? AGAIN : AGAIN_UNANSWERED, this::now);
    }
    seen.run();
  }

  private void answered(long began, Sight sight) {
    if (state.engine.isEmpty()) {
      LOG.info(
          "the engine answers: version {}, API {}",
          sight.engine.version(),
          sight.engine.apiVersion());
    }
    acted.values().removeIf(when -> when < began);
    Touched since = Touches.of(acted.keySet());
    state.unsure.values().retainAll(acted.keySet());
    lookAgain |= !acted.isEmpty();
    EngineSnapshot now =
        state.engine.map(before -> sight.engine.keeping(before, since)).orElse(sight.engine);
    state.engine = java.util.Optional.of(now);
    state.engineTrouble = "";
    state.foreignPorts = sight.foreignPorts;
    state.policy = sight.policy;
    drift.found(sight.aim, now, sight.files, acted.keySet(), clock.instant());
    hear(now);
  }

  private void unanswered(Throwable thrown) {
    String why =
        thrown instanceof FailureException known ? known.failure().toString() : thrown.toString();
    if (state.engine.isPresent() || !state.engineTrouble.equals(why)) {
      LOG.warn("nothing is decided while the engine does not answer: {}", why);
    }
    if (!(thrown instanceof FailureException)) {
      LOG.error("a look at the host failed", thrown);
    }
    state.engine = java.util.Optional.empty();
    state.engineTrouble = why;
    drift.unanswered(why, clock.instant());
  }

  /** Asks for the last words of containers that ended since the look before. */
  private void hear(EngineSnapshot engine) {
    for (ContainerSpec spec : state.desired.map(host -> host.containers()).orElse(List.of())) {
      engine
          .container(spec.name())
          .filter(container -> container.isOf(self.deployment()))
          .filter(container -> container.state() == ContainerState.EXITED)
          .ifPresent(this::hear);
    }
  }

  private void hear(EngineContainer container) {
    Instant ended = container.lastRun().finishedAt().orElse(Instant.EPOCH);
    LastWords known = state.lastWords.get(container.name());
    if (known != null && known.container().equals(container.id()) && known.ended().equals(ended)) {
      return;
    }
    state.lastWords.put(container.name(), words(container, ended, List.of()));
    loop.offload(
        "last words of " + container.name(),
        () -> words(container, ended, hands.engine().lastLines(container.id(), LastWords.LINES)),
        (words, thrown) -> {
          if (thrown == null) {
            state.lastWords.put(container.name(), words);
            LOG.warn(
                "{} ended{}; it last said: {}",
                container.name(),
                words.cause().map(cause -> ": " + cause.sentence()).orElse(""),
                words.text());
            seen.run();
          } else {
            LOG.debug("what {} last said is not known", container.name(), thrown);
          }
        });
  }

  private static LastWords words(EngineContainer container, Instant ended, List<String> lines) {
    List<String> plain = lines.stream().map(LastWords::plain).toList();
    return new LastWords(
        container.id(), ended, LastWords.clean(lines), EndCause.of(container.lastRun(), plain));
  }

  private record Sight(
      EngineSnapshot engine,
      List<PortInUse> foreignPorts,
      HostPolicy policy,
      DriftLook.Aim aim,
      SortedMap<String, SetLook> files) {}
}
