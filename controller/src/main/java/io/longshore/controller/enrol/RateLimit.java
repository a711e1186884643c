package io.longshore.controller.enrol;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets each caller ask so often: a number at once, and then so many a second. */
public final class RateLimit {
  private static final int CALLERS_REMEMBERED = 10_000;

  private final Clock clock;
  private final double atOnce;
  private final double perSecond;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > CALLERS_REMEMBERED;
        }
      };

  /**
   * A limit that nobody has used.
   *
   * @param atOnce how many one may ask at once that has not asked lately; at least 1
   * @param perSecond how many more each second; above 0
   */
  public RateLimit(Clock clock, int atOnce, int perSecond) {
    this.clock = clock;
    this.atOnce = atOnce;
    this.perSecond = perSecond;
  }

  /** Whether this caller may ask now. From any thread. */
  public synchronized boolean admits(String caller) {
    Instant now = clock.instant();
    Bucket before = buckets.getOrDefault(caller, new Bucket(atOnce, now));
    double seconds = Math.max(0, Duration.between(before.at(), now).toMillis()) / 1000.0;
    double inHand = Math.min(atOnce, before.inHand() + seconds * perSecond);
    boolean admitted = inHand >= 1;
    buckets.put(caller, new Bucket(admitted ? inHand - 1 : inHand, now));
    return admitted;
  }

  private record Bucket(double inHand, Instant at) {}
}
