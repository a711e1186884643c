package io.longshore.agent.reconcile;

import io.longshore.agent.engine.LastRun;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When the agent started each container, how often in a row, and which runs have been seen to
 * serve.
 *
 * <p>The pause is counted from start to start: a container that ran for a while is started again at
 * once, one that ends right away waits 1 s, 2 s, and so on up to a minute. Ten seconds of a run
 * that has served by its own gate make the next end a first one again (ten seconds are what
 * Docker's own restart policy asks for, without asking whether anything serves); without such a
 * gate it takes ten minutes.
 *
 * @param byContainer only those that were started
 * @param served start of the latest run in which each was seen to serve, in whole milliseconds, by
 *     the engine's record
 */
public record RestartHistory(
    SortedMap<String, Starts> byContainer, SortedMap<String, Instant> served) {
  /** Nothing was started yet. */
  public static final RestartHistory NONE = new RestartHistory(new TreeMap<>(), new TreeMap<>());

  private static final Backoff PAUSE = new Backoff(Duration.ofSeconds(1), Backoff.LONGEST);
  private static final Duration HEALTHY = Duration.ofMinutes(10);
  private static final Duration HEALTHY_AND_SERVING = Duration.ofSeconds(10);

  public RestartHistory {
    byContainer = Collections.unmodifiableSortedMap(new TreeMap<>(byContainer));
    served = Collections.unmodifiableSortedMap(new TreeMap<>(served));
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
        starts.isPresent() && wasHealthy(container, run)
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

  /** Whether the run that the engine says began then has been seen to serve, by whatever agent. */
  public boolean hasServed(String container, Instant startedAt) {
    return kept(startedAt).equals(served.get(container));
  }

  /**
   * With these runs seen to serve.
   *
   * @param runs when each began, by container
   */
  public RestartHistory serving(SortedMap<String, Instant> runs) {
    SortedMap<String, Instant> more = new TreeMap<>(served);
    runs.forEach((container, startedAt) -> more.put(container, kept(startedAt)));
    return more.equals(served) ? this : new RestartHistory(byContainer, more);
  }

  /**
   * With one more start.
   *
   * @param before the run before it
   */
  public RestartHistory started(String container, LastRun before, Instant now) {
    Optional<Starts> starts = Optional.ofNullable(byContainer.get(container));
    boolean first = before.startedAt().isEmpty();
    int inARow = wasHealthy(container, before) ? 0 : starts.map(Starts::inARow).orElse(0);
    int again = starts.map(Starts::again).orElse(0) + (first ? 0 : 1);
    SortedMap<String, Starts> more = new TreeMap<>(byContainer);
    more.put(container, new Starts(now, inARow + 1, again));
    return new RestartHistory(more, served);
  }

  /** Without this container: it is another one now, or gone. */
  public RestartHistory forgotten(String container) {
    if (!byContainer.containsKey(container) && !served.containsKey(container)) {
      return this;
    }
    SortedMap<String, Starts> starts = new TreeMap<>(byContainer);
    SortedMap<String, Instant> runs = new TreeMap<>(served);
    starts.remove(container);
    runs.remove(container);
    return new RestartHistory(starts, runs);
  }

  private boolean wasHealthy(String container, LastRun run) {
    if (run.startedAt().isEmpty() || run.finishedAt().isEmpty()) {
      return false;
    }
    Instant began = run.startedAt().get();
    Duration lasted = Duration.between(began, run.finishedAt().get());
    boolean serving = hasServed(container, began);
    return lasted.compareTo(serving ? HEALTHY_AND_SERVING : HEALTHY) >= 0;
  }

  /** As it is kept on disk. */
  private static Instant kept(Instant startedAt) {
    return startedAt.truncatedTo(ChronoUnit.MILLIS);
  }
}
