package io.longshore.controller.workload.fabric.client.answer;

import java.util.Objects;

/** An outcome that leaves things other than they were to be. */
public sealed interface Setback extends Outcome permits Setback.NotYet, Setback.Refused {

  /**
   * Asking the same again later may succeed.
   *
   * @param why where, and what stands in the way; no final stop
   */
  record NotYet(String why) implements Setback {
    public NotYet {
      Objects.requireNonNull(why, "why");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.notYet(this);
    }

    @Override
    public String toString() {
      return "not yet: " + why;
    }
  }

  /**
   * Asking the same again cannot succeed: something has to be changed by a person first.
   *
   * @param why where, and what stands in the way; no final stop
   * @param remedy what a person may do about it
   */
  record Refused(String why, String remedy) implements Setback {
    public Refused {
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(remedy, "remedy");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.refused(this);
    }

    @Override
    public String toString() {
      return "refused: " + why + " (" + remedy + ")";
    }
  }
}
