package io.longshore.agent.drift;

import io.longshore.model.DriftReason;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A difference before it is known what it is owed to.
 *
 * @param subject as in a finding
 * @param field as in a finding
 * @param desired as in a finding
 * @param observed as in a finding
 * @param reason what the two sides alone say
 * @param containerId of the container concerned; empty when none is
 * @param changed when a file was last changed
 */
record Difference(
    String subject,
    String field,
    String desired,
    String observed,
    DriftReason reason,
    String containerId,
    Optional<Instant> changed) {
  Difference {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(desired, "desired");
    Objects.requireNonNull(observed, "observed");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(containerId, "containerId");
    Objects.requireNonNull(changed, "changed");
  }

  Difference owedTo(DriftReason other) {
    return new Difference(subject, field, desired, observed, other, containerId, changed);
  }

  /** Whether it is about a file. */
  boolean ofFile() {
    return subject.startsWith("file ");
  }
}
