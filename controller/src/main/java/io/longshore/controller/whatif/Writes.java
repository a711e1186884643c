package io.longshore.controller.whatif;

/** Whether transactions still get into a channel. */
public enum Writes {
  /** They do. */
  CONTINUE("yes", "writes continue"),
  /** They do in channels whose messages lie on the right brokers. */
  DEPEND("depends", "writes depend on which brokers hold the channel"),
  /** They do not. */
  STOP("no", "writes stop");

  private final String word;
  private final String sentence;

  Writes(String word, String sentence) {
    this.word = word;
    this.sentence = sentence;
  }

  /** For a table. */
  public String word() {
    return word;
  }

  /** For a sentence. */
  public String sentence() {
    return sentence;
  }

  /** The worse of the two. */
  Writes worse(Writes other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
