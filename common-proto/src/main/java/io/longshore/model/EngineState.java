package io.longshore.model;

import java.util.Objects;

/**
 * Whether the host's engine answers.
 *
 * @param answering whether the last call was answered in time
 * @param version the engine's version; empty when unknown
 * @param apiVersion the API version agreed on; empty when unknown
 * @param trouble why it does not answer; empty when it does
 */
public record EngineState(boolean answering, String version, String apiVersion, String trouble) {
  public EngineState {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(apiVersion, "apiVersion");
    Objects.requireNonNull(trouble, "trouble");
  }
}
