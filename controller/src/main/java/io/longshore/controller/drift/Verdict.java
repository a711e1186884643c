package io.longshore.controller.drift;

/** How a host stands to what it should hold. Every host has exactly one. */
public enum Verdict {
  /** Its agent looked and found everything as the spec says. */
  IN_SYNC("everything is as the spec says"),
  /** Its agent found something that is not. */
  DRIFTED("something is not as the spec says"),
  /** Its agent does not answer: nothing is known, and everything very probably still runs. */
  UNREACHABLE("its agent does not answer"),
  /** Its agent answers and cannot say. */
  UNKNOWN("its agent cannot say");

  private final String sentence;

  Verdict(String sentence) {
    this.sentence = sentence;
  }

  /** What it means. */
  public String sentence() {
    return sentence;
  }
}
