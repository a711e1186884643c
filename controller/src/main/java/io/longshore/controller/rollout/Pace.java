package io.longshore.controller.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What a run remembers of time.
 *
 * @param now the moment of the decision
 * @param deadline from then on the run is over
 * @param patience how long a changed member of a serving role may take to serve again
 * @param toldAt when each host was last told something new in this run; a host that is missing was
 *     told before this process began
 * @param begun when this process took up the run
 */
public record Pace(
    Instant now, Instant deadline, Duration patience, Map<String, Instant> toldAt, Instant begun) {
  /** A host writes what it is told to disk and reports at once; this is many times that. */
  private static final Duration SETTLING = Duration.ofSeconds(3);

  public Pace {
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(patience, "patience");
    toldAt = Map.copyOf(toldAt);
    Objects.requireNonNull(begun, "begun");
  }

  boolean over() {
    return !now.isBefore(deadline);
  }

  /** Whether what the host says now can be about what it was told last. */
  boolean settled(String host) {
    return now.isAfter(toldAt.getOrDefault(host, begun).plus(SETTLING));
  }

  boolean lost(String host) {
    return now.isAfter(toldAt.getOrDefault(host, begun).plus(patience));
  }
}
