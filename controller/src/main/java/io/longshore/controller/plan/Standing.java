package io.longshore.controller.plan;

/** How far a host is with a container of the spec. */
public enum Standing {
  /** The host was never told of it. */
  NEW,
  /** The host was told of another form of it and is to go on with that until its turn comes. */
  OLD,
  /**
   * The host was told of this very form of it, which does not serve yet as far as is known, or
   * serves while other members of its cluster are missing.
   */
  COMING,
  /** It serves, in this very form, and nobody is missing beside it. */
  READY
}
