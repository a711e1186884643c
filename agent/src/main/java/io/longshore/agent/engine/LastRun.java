package io.longshore.agent.engine;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The engine's record of a container's latest run.
 *
 * @param startedAt when it was last started; empty if never
 * @param finishedAt when it last ended; empty if never
 * @param exitCode of its last end
 * @param outOfMemory whether the kernel killed it for its memory
 * @param trouble what the engine says went wrong; may be empty
 */
public record LastRun(
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    int exitCode,
    boolean outOfMemory,
    String trouble) {
  /** Of a container that never ran, or of which nothing was asked. */
  public static final LastRun NONE = new LastRun(Optional.empty(), Optional.empty(), 0, false, "");

  public LastRun {
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(finishedAt, "finishedAt");
    Objects.requireNonNull(trouble, "trouble");
  }
}
