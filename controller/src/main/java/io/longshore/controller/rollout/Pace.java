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

  boolean lost(String host) {
    return now.isAfter(toldAt.getOrDefault(host, begun).plus(patience));
  }
}
