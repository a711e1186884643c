package io.longshore.controller.enrol;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets each caller ask once a second, with five in hand.
 *
 * <p>The figures are SPIRE's for attestation (1 per second and address), with a burst for a rack
 * that is switched on at once.
 */
final class RateLimit {
  private static final double BURST = 5;
  private static final double PER_SECOND = 1;
  private static final int CALLERS_REMEMBERED = 10_000;

  private final Clock clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > CALLERS_REMEMBERED;
        }
      };

  RateLimit(Clock clock) {
    this.clock = clock;
  }

  /** Whether this caller may ask now. */
  synchronized boolean admits(String caller) {
    Instant now = clock.instant();
    Bucket before = buckets.getOrDefault(caller, new Bucket(BURST, now));
    double seconds = Math.max(0, Duration.between(before.at(), now).toMillis()) / 1000.0;
    double inHand = Math.min(BURST, before.inHand() + seconds * PER_SECOND);
    boolean admitted = inHand >= 1;
    buckets.put(caller, new Bucket(admitted ? inHand - 1 : inHand, now));
    return admitted;
  }

  private record Bucket(double inHand, Instant at) {}
}
