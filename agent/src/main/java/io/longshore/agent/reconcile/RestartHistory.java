package io.longshore.agent.reconcile;

import io.longshore.agent.engine.LastRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When the agent started each container, and how often in a row.
 *
 * <p>The pause is counted from start to start: a container that ran for a while is started again at
 * once, one that ends right away waits 1 s, 2 s, and so on up to a minute. Ten minutes of running
 * make the next end a first one again.
 *
 * @param byContainer only those that were started
 */
public record RestartHistory(SortedMap<String, Starts> byContainer) {
  /** Nothing was started yet. */
  public static final RestartHistory NONE = new RestartHistory(new TreeMap<>());

  private static final Backoff PAUSE = new Backoff(Duration.ofSeconds(1), Backoff.LONGEST);
  private static final Duration HEALTHY = Duration.ofMinutes(10);

  public RestartHistory {
    byContainer = Collections.unmodifiableSortedMap(new TreeMap<>(byContainer));
  }

  /**
   * The starts of one container.
   *
   * @param latest the last one
   * @param inARow how many, each soon after the one before, at least 1
   * @param again all after the first
   */
  public record Starts(Instant latest, int inARow, int again) {}

  /** The earliest moment to start the container again, as it looks now. */
  public Instant notBefore(String container, LastRun run, Instant now) {
    Optional<Starts> starts = Optional.ofNullable(byContainer.get(container));
    Duration pause =
        starts.isPresent() && wasHealthy(run)
            ? Duration.ZERO
            : PAUSE.after(starts.map(Starts::inARow).orElse(1));
    Instant ours = over(starts.map(Starts::latest), pause, now);
    Instant engines = over(run.startedAt(), pause, now);
    return ours.isAfter(engines) ? ours : engines;
  }

  /**
   * When a pause since this start is over. A start told by a clock that has been put back since
   * must not hide one that was told after that.
   */
  private static Instant over(Optional<Instant> start, Duration pause, Instant now) {
    Instant end = start.orElse(Instant.EPOCH).plus(pause);
    return end.isAfter(now.plus(Backoff.LONGEST)) ? Instant.EPOCH : end;
  }

  /** How often the agent started it after its first start. */
  public int restarts(String container) {
    Starts starts = byContainer.get(container);
    return starts == null ? 0 : starts.again();
  }

  /**
   * With one more start.
   *
   * @param before the run before it
   */
  public RestartHistory started(String container, LastRun before, Instant now) {
    Optional<Starts> starts = Optional.ofNullable(byContainer.get(container));
    boolean first = before.startedAt().isEmpty();
    int inARow = wasHealthy(before) ? 0 : starts.map(Starts::inARow).orElse(0);
    int again = starts.map(Starts::again).orElse(0) + (first ? 0 : 1);
    SortedMap<String, Starts> more = new TreeMap<>(byContainer);
    more.put(container, new Starts(now, inARow + 1, again));
    return new RestartHistory(more);
  }

  /** Without this container: it is another one now, or gone. */
  public RestartHistory forgotten(String container) {
    if (!byContainer.containsKey(container)) {
      return this;
    }
    SortedMap<String, Starts> rest = new TreeMap<>(byContainer);
    rest.remove(container);
    return new RestartHistory(rest);
  }

  private static boolean wasHealthy(LastRun run) {
    return run.startedAt().isPresent()
        && run.finishedAt().isPresent()
        && Duration.between(run.startedAt().get(), run.finishedAt().get()).compareTo(HEALTHY) >= 0;
  }
}
