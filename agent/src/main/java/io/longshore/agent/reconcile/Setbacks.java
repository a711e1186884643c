package io.longshore.agent.reconcile;

import io.longshore.base.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What failed lately, and when it may be tried again.
 *
 * @param bySubject the latest failure of each subject that has one
 */
public record Setbacks(SortedMap<String, Setback> bySubject) {
  /** Nothing failed. */
  public static final Setbacks NONE = new Setbacks(new TreeMap<>());

  private static final Backoff RETRIES = new Backoff(Duration.ofSeconds(1), Backoff.LONGEST);
  private static final Backoff REFUSALS = new Backoff(Duration.ofSeconds(5), Backoff.LONGEST);

  public Setbacks {
    bySubject = Collections.unmodifiableSortedMap(new TreeMap<>(bySubject));
  }

  /**
   * A failure that has not been made good.
   *
   * @param failure what failed last
   * @param times how often in a row, at least 1
   * @param notBefore when to try again
   */
  public record Setback(Failure failure, int times, Instant notBefore) {}

  /** The subject's failure, if its last attempt failed. */
  public Optional<Setback> of(String subject) {
    return Optional.ofNullable(bySubject.get(subject));
  }

  /** With one more failure. */
  public Setbacks failed(String subject, Failure failure, Instant now) {
    int times = of(subject).map(Setback::times).orElse(0) + 1;
    Backoff pause = failure.kind() == Failure.Kind.RETRY ? RETRIES : REFUSALS;
    SortedMap<String, Setback> more = new TreeMap<>(bySubject);
    more.put(subject, new Setback(failure, times, now.plus(pause.after(times))));
    return new Setbacks(more);
  }

  /** Without what failed on this subject: it has succeeded since. */
  public Setbacks cleared(String subject) {
    if (!bySubject.containsKey(subject)) {
      return this;
    }
    SortedMap<String, Setback> rest = new TreeMap<>(bySubject);
    rest.remove(subject);
    return new Setbacks(rest);
  }
}
