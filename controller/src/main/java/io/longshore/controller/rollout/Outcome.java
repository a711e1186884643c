package io.longshore.controller.rollout;

import io.longshore.controller.spec.Exit;

/** How a run ended. */
public enum Outcome {
  /** The fleet already was as the spec says. */
  NOTHING_TO_DO("nothing to do: everything is as the spec says", Exit.DONE),
  /** Every container of the spec serves in the form the spec gives it. */
  CONVERGED("everything is as the spec says", Exit.DONE),
  /** Nothing is left to be done but what others have to agree to first. */
  AWAITS_OTHERS("all is as the spec says but for what others have to agree to", Exit.DRIFT),
  /** Its time was over first. The hosts go on with what they were told. */
  DEADLINE("the time for this run is over", Exit.DEADLINE),
  /** A changed member did not come back; nothing further was changed. */
  HALTED("the run was halted", Exit.DEADLINE),
  /** A container cannot go on without a person. */
  BLOCKED("a container cannot go on by itself", Exit.UNMET),
  /** Another spec took over. */
  SUPERSEDED("another spec has taken over", Exit.BUSY);

  private final String sentence;
  private final Exit exit;

  Outcome(String sentence, Exit exit) {
    this.sentence = sentence;
    this.exit = exit;
  }

  /** The outcome in words. */
  public String sentence() {
    return sentence;
  }

  /** How a command that waited for it ends. */
  public Exit exit() {
    return exit;
  }
}
