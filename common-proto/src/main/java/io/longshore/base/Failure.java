package io.longshore.base;

import java.util.Objects;

/**
 * Why something could not be done: what happened, where, and what a person may do about it.
 *
 * @param kind what the caller should do next
 * @param where the host, container, file or call concerned
 * @param what one sentence, without a final stop
 * @param remedy what to do about it, one sentence or a command; empty when nothing is known to help
 */
public record Failure(Kind kind, String where, String what, String remedy) {
  public Failure {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(remedy, "remedy");
  }

  /** What the caller should do next. */
  public enum Kind {
    /** The same call may succeed later. */
    RETRY,
    /** The same call can never succeed: its input must change. */
    REJECTED,
    /** Something of ours is damaged; carrying on could do harm. */
    BROKEN
  }

  /** This failure as something to throw. */
  public FailureException toException() {
    return new FailureException(this, null);
  }

  /** This failure as something to throw, keeping what caused it for the log. */
  public FailureException toException(Throwable cause) {
    return new FailureException(this, cause);
  }

  @Override
  public String toString() {
    return where + ": " + what + (remedy.isEmpty() ? "" : " (" + remedy + ")");
  }
}
