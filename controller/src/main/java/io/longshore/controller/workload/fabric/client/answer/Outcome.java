package io.longshore.controller.workload.fabric.client.answer;

import java.util.Objects;

/** What came of something that was to be so in a Fabric network. */
public sealed interface Outcome permits Outcome.Done, Outcome.AlreadySo, Outcome.Awaits, Setback {

  /** Asks the one of five that this is. */
  <R> R accept(Visitor<R> visitor);

  /** Whether it is now as it was to be. */
  default boolean isSo() {
    return this instanceof Done || this instanceof AlreadySo;
  }

  /**
   * It was changed, and seen to be so afterwards.
   *
   * @param what one sentence without a final stop
   */
  record Done(String what) implements Outcome {
    public Done {
      Objects.requireNonNull(what, "what");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.done(this);
    }

    @Override
    public String toString() {
      return "done: " + what;
    }
  }

  /**
   * It was so before; nothing was changed.
   *
   * @param what one sentence without a final stop
   */
  record AlreadySo(String what) implements Outcome {
    public AlreadySo {
      Objects.requireNonNull(what, "what");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.alreadySo(this);
    }

    @Override
    public String toString() {
      return "already so: " + what;
    }
  }

  /**
   * It is not so, and others have to agree first; nothing was changed, and what comes after it goes
   * on.
   *
   * @param what one sentence without a final stop
   */
  record Awaits(String what) implements Outcome {
    public Awaits {
      Objects.requireNonNull(what, "what");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.awaits(this);
    }

    @Override
    public String toString() {
      return "awaits others: " + what;
    }
  }

  /** One answer for each of the five. */
  interface Visitor<R> {
    R done(Done outcome);

    R alreadySo(AlreadySo outcome);

    R awaits(Awaits outcome);

    R notYet(Setback.NotYet outcome);

    R refused(Setback.Refused outcome);
  }
}
