package io.longshore.controller.store;

/** Why a run began. */
public enum RunCause {
  /** An operator applied a spec. */
  APPLY(""),
  /** Containers whose drift the spec has put right at once had drifted. */
  STRICT(" (drift, heal = strict)");

  private final String words;

  RunCause(String words) {
    this.words = words;
  }

  /** What follows the run's number where it is named. */
  String words() {
    return words;
  }
}
