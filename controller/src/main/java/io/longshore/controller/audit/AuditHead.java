package io.longshore.controller.audit;

import io.longshore.base.Digest;
import java.util.Objects;

/**
 * How far the record went when it was last looked at: what makes a cut-off end visible.
 *
 * @param number of the newest record; 0: none
 * @param digest SHA-256 of its line
 */
public record AuditHead(long number, Digest digest) {
  /** Before the first record. */
  public static final AuditHead NONE = new AuditHead(0, new Digest("0".repeat(64)));

  public AuditHead {
    Objects.requireNonNull(digest, "digest");
    if (number < 0) {
      throw new IllegalArgumentException("records are counted from 1: " + number);
    }
  }
}
