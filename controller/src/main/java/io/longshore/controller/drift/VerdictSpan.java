package io.longshore.controller.drift;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A time in which a host's verdict was the same.
 *
 * @param id rises with every new span
 * @param verdict of the host, with the sentence it began with
 * @param from when it began
 * @param until when it ended; empty while it is so
 */
public record VerdictSpan(long id, HostVerdict verdict, Instant from, Optional<Instant> until) {
  public VerdictSpan {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(until, "until");
  }

  VerdictSpan ended(Instant at) {
    return new VerdictSpan(id, verdict, from, Optional.of(at.isBefore(from) ? from : at));
  }
}
