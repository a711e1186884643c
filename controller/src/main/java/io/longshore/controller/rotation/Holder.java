package io.longshore.controller.rotation;

import java.util.Objects;
import java.util.Optional;

/**
 * What is known of one who has something of the fleet's root.
 *
 * @param name role/name
 * @param kind what it is
 * @param answers whether it can be told something now
 * @param trust which roots it trusts after a crash, as one digest; empty: it never said, or trusts
 *     none
 * @param signedNow whether the root that signs now made what it holds; empty: not known
 */
public record Holder(
    String name, Kind kind, boolean answers, Optional<String> trust, Optional<Boolean> signedNow) {
  public Holder {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(trust, "trust");
    Objects.requireNonNull(signedNow, "signedNow");
  }

  /** What there is. */
  public enum Kind {
    /** The controller with its own certificate. */
    CONTROLLER,
    /** A host's agent. */
    HOST,
    /** An operator or a reader. */
    PERSON,
    /** A token that still admits a host; it names a root. */
    TOKEN
  }
}
