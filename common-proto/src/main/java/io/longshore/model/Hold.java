package io.longshore.model;

import java.time.Instant;
import java.util.Objects;

/**
 * A person's word to leave a container alone until it is released.
 *
 * @param container its name
 * @param reason the person's
 * @param by who
 * @param since when
 */
public record Hold(String container, String reason, String by, Instant since) {
  public Hold {
    Checks.name("container", container);
    Checks.text("the reason of a hold", reason);
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(since, "since");
  }
}
