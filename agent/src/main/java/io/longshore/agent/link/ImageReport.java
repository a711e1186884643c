package io.longshore.agent.link;

import io.longshore.model.ImageArchive;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of an image order.
 *
 * @param id of the order
 * @param outcome what was found or done
 * @param detail what went wrong; of a builder, its last lines
 * @param given the archive that was sent up
 */
public record ImageReport(long id, Outcome outcome, String detail, Optional<ImageArchive> given) {
  /** What was found or done. */
  public enum Outcome {
    /** The image was here. */
    PRESENT,
    /** It was made here. */
    MADE,
    /** It was loaded from its archive. */
    LOADED,
    /** It is not here, and nothing was asked for but a look. */
    ABSENT,
    /** An image it would be made with is not here. */
    NO_BUILDER,
    /** It could not be had. */
    FAILED
  }

  public ImageReport {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(given, "given");
  }
}
