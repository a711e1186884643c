package io.longshore.controller.workload.fabric.client.step;

import io.longshore.controller.workload.fabric.client.answer.Setback;
import java.util.Objects;

/** What a step should do, seeing what it sees. */
public sealed interface Decision
    permits Decision.Leave, Decision.Await, Decision.Act, Decision.Stop {

  /**
   * It is as it should be.
   *
   * @param what one sentence without a final stop
   */
  record Leave(String what) implements Decision {
    public Leave {
      Objects.requireNonNull(what, "what");
    }
  }

  /**
   * It is otherwise than it should be, and others have to agree before it can be made so. What
   * comes after it need not wait.
   *
   * @param what one sentence without a final stop: what differs, whose word is missing, and how it
   *     is asked for
   */
  record Await(String what) implements Decision {
    public Await {
      Objects.requireNonNull(what, "what");
    }
  }

  /**
   * It is to be made so.
   *
   * @param why one sentence without a final stop
   */
  record Act(String why) implements Decision {
    public Act {
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * It is otherwise than it should be in a way that the step may not mend.
   *
   * @param setback what a person has to know
   */
  record Stop(Setback setback) implements Decision {
    public Stop {
      Objects.requireNonNull(setback, "setback");
    }
  }
}
