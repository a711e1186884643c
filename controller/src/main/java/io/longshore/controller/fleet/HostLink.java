package io.longshore.controller.fleet;

import java.time.Instant;
import java.util.Optional;

/** What the controller knows of the way to a host. */
public sealed interface HostLink {
  /** Lets a visitor answer for the case this is. */
  <R> R accept(Visitor<R> visitor);

  /** The word for it in messages. */
  String word();

  /** Whether the host's agent can be spoken to now. */
  default boolean attached() {
    return false;
  }

  /** Since when it is so, where that is known. */
  default Optional<Instant> since() {
    return Optional.empty();
  }

  /** No agent of this host has ever been let in. */
  record NeverEnrolled() implements HostLink {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.neverEnrolled();
    }

    @Override
    public String word() {
      return "NEVER_ENROLLED";
    }
  }

  /** Enrolled, but its agent has not come since this controller process began. */
  record NeverSeen() implements HostLink {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.neverSeen();
    }

    @Override
    public String word() {
      return "NEVER_SEEN";
    }
  }

  /**
   * Its agent's stream is open and was heard from lately.
   *
   * @param at when it attached
   */
  record Attached(Instant at) implements HostLink {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.attached(at);
    }

    @Override
    public String word() {
      return "ATTACHED";
    }

    @Override
    public boolean attached() {
      return true;
    }

    @Override
    public Optional<Instant> since() {
      return Optional.of(at);
    }
  }

  /**
   * Its agent does not answer: what runs there is unknown, and very probably still runs.
   *
   * @param last when it was last heard from
   */
  record Silent(Instant last) implements HostLink {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.silent(last);
    }

    @Override
    public String word() {
      return "SILENT";
    }

    @Override
    public Optional<Instant> since() {
      return Optional.of(last);
    }
  }

  /** One method per case. */
  interface Visitor<R> {
    /** Never let in. */
    R neverEnrolled();

    /** Let in, not seen. */
    R neverSeen();

    /** Here. */
    R attached(Instant at);

    /** Gone. */
    R silent(Instant last);
  }
}
