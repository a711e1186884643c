package io.longshore.model;

/** What a gate says of the cluster. */
public enum Verdict {
  /** Not asked yet, or the question could not be put. */
  UNKNOWN,
  /** The condition does not hold yet. */
  WAIT,
  /** What is needed to go on safely holds; some members are missing. */
  ENOUGH,
  /** The condition holds, and nobody is missing. */
  PASS,
  /** The condition cannot come to hold without a person. */
  FAIL;

  /** Whether somebody may go on because of it, at once or after a while. */
  public boolean letsGoOn() {
    return this == ENOUGH || this == PASS;
  }
}
