package io.longshore.controller.drift;

/** What ended a finding. */
public enum ClearedBy {
  /** A run of the controller was under way. */
  RUN("a run put it right"),
  /** The agent changed something on its engine in between. */
  AGENT("the agent put it right"),
  /** The spec changed, and the host with it. */
  SPEC("another generation of the spec states otherwise"),
  /** Neither run nor agent did anything: it was put back on the host, or in the network. */
  HOST("it was put back by someone, not by Longshore"),
  /** The finding is told differently now. */
  RETOLD("it is told as another finding"),
  /** The agent began anew in between, and nobody counted. */
  UNKNOWN("nobody saw what ended it");

  private final String sentence;

  ClearedBy(String sentence) {
    this.sentence = sentence;
  }

  /** In words. */
  public String sentence() {
    return sentence;
  }
}
