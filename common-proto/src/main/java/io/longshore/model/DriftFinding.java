package io.longshore.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * One difference between what the spec states and what the host holds.
 *
 * @param subject a container's name, {@code network NAME}, {@code volume NAME} or {@code file
 *     SET/PATH}
 * @param field what differs: {@code image}, {@code environment.KEY}, {@code mode}, …
 * @param desired as the spec states it; secrets and contents of files by digest alone
 * @param observed as it was seen; secrets and contents of files by digest alone
 * @param driftClass what becomes of it
 * @param reason why it is of this class
 * @param firstSeen by the host's clock
 * @param cause the engine's event or the file's change that explains it; empty when unknown
 * @param remedy what a person may do; may be empty
 */
public record DriftFinding(
    String subject,
    String field,
    String desired,
    String observed,
    DriftClass driftClass,
    DriftReason reason,
    Instant firstSeen,
    String cause,
    String remedy)
    implements Comparable<DriftFinding> {
  private static final Comparator<DriftFinding> ORDER =
      Comparator.comparing(DriftFinding::subject)
          .thenComparing(DriftFinding::field)
          .thenComparing(DriftFinding::desired)
          .thenComparing(DriftFinding::observed);

  public DriftFinding {
    Checks.text("the subject of a drift finding", subject);
    Checks.text("the field of a drift finding", field);
    Objects.requireNonNull(desired, "desired");
    Objects.requireNonNull(observed, "observed");
    Objects.requireNonNull(driftClass, "driftClass");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(firstSeen, "firstSeen");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(remedy, "remedy");
    if (reason != DriftReason.UNKNOWN && reason.owedTo() != driftClass) {
      throw new IllegalArgumentException(
          "a finding whose reason is " + reason + " is " + reason.owedTo() + ", not " + driftClass);
    }
  }

  @Override
  public int compareTo(DriftFinding other) {
    return ORDER.compare(this, other);
  }
}
