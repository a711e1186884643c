package io.longshore.agent.engine;

import java.util.Objects;

/**
 * An image on the host.
 *
 * @param reference as it was asked for
 * @param id the engine's id, a digest
 */
public record ImageSeen(String reference, String id) {
  public ImageSeen {
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(id, "id");
  }
}
