package io.longshore.controller.drift;

import io.longshore.base.Loop;
import io.longshore.controller.fleet.FleetState;
import io.longshore.controller.fleet.HostState;
import io.longshore.controller.plan.Situation;
import io.longshore.controller.rollout.RolloutDriver;
import io.longshore.controller.store.RunRecord;
import io.longshore.controller.store.Runs;
import io.longshore.model.ObservedHost;
import io.longshore.model.TopicSeen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the network's channels while no run is under way: every half minute, after a run, and
 * when somebody asks. On the loop only; the asking itself goes on off it.
 *
 * <p>Nobody waits for it but who asks for a fresh look: an apply and a status go by the last one.
 */
public final class NetworkWatch {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkWatch.class);
  private static final String LOOK = "network look";
  private static final Duration PERIOD = Duration.ofSeconds(30);
  private static final Duration AFTER_RUN = Duration.ofSeconds(2);

  /** What is younger is fresh enough for whoever asks. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Loop loop;
  private final Clock clock;
  private final FleetState fleet;
  private final RolloutDriver driver;
  private final Runs runs;
  private final NetworkLook look;
  private final DriftWatch drift;
  private final List<Runnable> waiting = new ArrayList<>();
  private Optional<Instant> looked = Optional.empty();
  private Optional<Instant> runEnd = Optional.empty();
  private boolean looking;

  /** A watch that tells drift what it finds. */
  public NetworkWatch(
      Loop loop,
      Clock clock,
      FleetState fleet,
      RolloutDriver driver,
      Runs runs,
      NetworkLook look,
      DriftWatch drift) {
    this.loop = loop;
    this.clock = clock;
    this.fleet = fleet;
    this.driver = driver;
    this.runs = runs;
    this.look = look;
    this.drift = drift;
    loop.after(LOOK, AFTER_RUN, this::look);
  }

  /** The run has come further, or has ended: what it made is looked at soon. */
  public void changed() {
    Optional<Instant> end = driver.newest().flatMap(RunRecord::end).map(one -> one.at());
    if (!end.equals(runEnd)) {
      runEnd = end;
      loop.after(LOOK, AFTER_RUN, this::look);
    }
  }

  /** Runs this on the loop once there has been a look just now, if there can be one. */
  public void fresh(Runnable then) {
    Instant now = clock.instant();
    boolean young =
        looked.filter(at -> !now.isAfter(at.plus(FRESH)) && !at.isAfter(now)).isPresent();
    if (young || !driver.isAtRest()) {
      then.run();
      return;
    }
    waiting.add(then);
    look();
  }

  private void look() {
    if (looking) {
      return;
    }
    Optional<Situation> rest = driver.atRest();
    Optional<RunRecord> run = driver.newest();
    if (rest.isEmpty() || run.isEmpty()) {
      done();
      return;
    }
    looking = true;
    Instant now = clock.instant();
    SortedMap<String, TopicSeen> topics = topics();
    loop.offload(
        "look at the network",
        () ->
            runs.spec(run.get().specDigest())
                .map(spec -> look.look(spec, rest.get().members(), topics, now))
                .orElse(List.of()),
        (channels, trouble) -> {
          looking = false;
          looked = Optional.of(clock.instant());
          if (trouble != null) {
            LOG.error("the network could not be looked at; it is tried again", trouble);
          } else if (driver.isAtRest()) {
            drift.channels(channels);
          }
          done();
        });
  }

  private void done() {
    loop.after(LOOK, PERIOD, this::look);
    List<Runnable> now = List.copyOf(waiting);
    waiting.clear();
    now.forEach(Runnable::run);
  }

  /** As told by hosts that answer; where they differ, by the one that sees fewest in sync. */
  private SortedMap<String, TopicSeen> topics() {
    SortedMap<String, TopicSeen> topics = new TreeMap<>();
    fleet.fleet().hosts().values().stream()
        .filter(host -> host.link().attached())
        .map(HostState::observed)
        .flatMap(Optional::stream)
        .map(ObservedHost::topics)
        .flatMap(List::stream)
        .forEach(one -> topics.merge(one.name(), one, (a, b) -> a.inSync() <= b.inSync() ? a : b));
    return topics;
  }
}
