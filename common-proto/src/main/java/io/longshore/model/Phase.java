package io.longshore.model;

/** How far a container has come, in order, and the ways it can be stuck. */
public enum Phase {
  /** The engine does not answer, so nothing is known. */
  UNKNOWN("nothing is known: the engine does not answer"),
  /** No such container yet; its image or files are being made ready. */
  PREPARING("its image, network or files are being made ready"),
  /** Created, not started: its start gate is shut. */
  WAITING("it is created and waits for its start gate"),
  /** Running, its ready gate is shut. */
  STARTING("it runs and does not serve yet"),
  /** Running, its ready gate is open. */
  READY("it serves"),
  /** Not running, to be started again after its back-off. */
  CRASHED("it ended and will be started again"),
  /** Something a person must put right. */
  BLOCKED("it cannot go on by itself");

  private final String sentence;

  Phase(String sentence) {
    this.sentence = sentence;
  }

  /** What the phase means. */
  public String sentence() {
    return sentence;
  }
}
