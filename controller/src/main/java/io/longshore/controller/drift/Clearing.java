package io.longshore.controller.drift;

import java.time.Instant;
import java.util.Objects;

/**
 * How a finding ended.
 *
 * @param at when it was first not told any more
 * @param by what ended it
 * @param run the run that was under way; empty when none was
 */
public record Clearing(Instant at, ClearedBy by, String run) {
  public Clearing {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(run, "run");
  }
}
