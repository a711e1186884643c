package io.longshore.agent.engine;

import java.time.Instant;
import java.util.Objects;

/**
 * Something the engine said happened.
 *
 * @param at when, by the engine's clock
 * @param kind what it happened to: {@code container}, {@code network}, {@code volume}, {@code
 *     image}
 * @param action the engine's word: {@code update}, {@code create}, {@code disconnect}, …
 * @param name of what it happened to; an image's reference
 * @param container the id of the container concerned; empty when none is
 */
public record EngineEvent(Instant at, String kind, String action, String name, String container) {
  public EngineEvent {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(container, "container");
  }
}
