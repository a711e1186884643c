package io.longshore.model;

/** Why something is done to a container: the same word in plan, log, report and metric. */
public enum Reason {
  /** A newer agent's reason. */
  UNKNOWN("for a reason this program does not know: it is older than the agent"),
  /** Create. */
  ABSENT("no container of this name exists"),
  /** Replace. */
  SPEC_CHANGED("the container was made from another spec"),
  /** Replace by one with new keys and certificates. */
  CERTIFICATES_RENEWED("its keys and certificates are made anew"),
  /** Replace by one as the spec says. */
  DRIFTED("something other than its agent changed it"),
  /** Start. */
  NEVER_STARTED("it is created and its gates are open"),
  /** Start again. */
  EXITED("it ended by itself"),
  /** Unpause. */
  PAUSED("it was paused"),
  /** Remove. */
  NO_LONGER_DESIRED("the spec no longer names it"),
  /** Replace one that the engine half made. */
  HALF_MADE("an earlier attempt left it half made"),
  /** Stop, to be started again. */
  DEADLOCKED("it served, and has not for two minutes although it runs"),
  /** Leave alone. */
  AS_DESIRED("it is as the spec says");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  /** The reason in words. */
  public String sentence() {
    return sentence;
  }
}
