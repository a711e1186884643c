package io.longshore.controller.drift;

import io.longshore.model.DriftFinding;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A finding over time, by the controller's clock.
 *
 * @param id rises with every new record
 * @param host where
 * @param finding as it was last told
 * @param firstSeen when it was first told
 * @param lastSeen when it was last told
 * @param cleared how it ended; empty while it is so
 */
public record DriftRecord(
    long id,
    String host,
    DriftFinding finding,
    Instant firstSeen,
    Instant lastSeen,
    Optional<Clearing> cleared) {
  public DriftRecord {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(finding, "finding");
    Objects.requireNonNull(firstSeen, "firstSeen");
    Objects.requireNonNull(lastSeen, "lastSeen");
    Objects.requireNonNull(cleared, "cleared");
    if (lastSeen.isBefore(firstSeen)) {
      throw new IllegalArgumentException("last seen " + lastSeen + ", before " + firstSeen);
    }
  }

  /** Whether the other finding of this host is this one, told again. */
  boolean is(DriftFinding other) {
    return finding.compareTo(other) == 0 && finding.driftClass() == other.driftClass();
  }

  /** Whether the other finding is about the same thing. */
  boolean isAbout(DriftFinding other) {
    return finding.subject().equals(other.subject()) && finding.field().equals(other.field());
  }

  DriftRecord toldAgain(DriftFinding now, Instant at) {
    // A clock that was set back does not make a finding end before it began.
    Instant last = at.isBefore(lastSeen) ? lastSeen : at;
    return new DriftRecord(id, host, now, firstSeen, last, Optional.empty());
  }

  DriftRecord ended(Clearing clearing) {
    return new DriftRecord(id, host, finding, firstSeen, lastSeen, Optional.of(clearing));
  }
}
