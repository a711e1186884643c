package io.longshore.controller.drift;

import io.longshore.model.ObservedHost;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What an agent tells, and what it told before.
 *
 * @param before what it told last, to this controller process
 * @param now what it tells
 * @param at when, by the controller's clock
 * @param run the run that is under way, or ended only just; empty when none
 */
public record Telling(Optional<ObservedHost> before, ObservedHost now, Instant at, String run) {
  public Telling {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(run, "run");
  }

  /** What ended findings that are not told any more. */
  ClearedBy endedBy() {
    if (!run.isEmpty()) {
      return ClearedBy.RUN;
    }
    if (before.isEmpty() || now.engineMutations() < before.get().engineMutations()) {
      return ClearedBy.UNKNOWN;
    }
    if (now.generation() != before.get().generation()) {
      return ClearedBy.SPEC;
    }
    return now.engineMutations() > before.get().engineMutations()
        ? ClearedBy.AGENT
        : ClearedBy.HOST;
  }
}
