package io.longshore.controller.spec;

/** How much a broken rule weighs. */
public enum Severity {
  /** The spec is refused. */
  ERROR("a spec that breaks it is refused"),
  /** The spec is taken, and everyone who looks at it is told. */
  WARNING("a spec that breaks it is taken, and every report says so");

  private final String sentence;

  Severity(String sentence) {
    this.sentence = sentence;
  }

  /** What follows, for people. */
  public String sentence() {
    return sentence;
  }
}
