package io.longshore.controller.rollout;

import io.longshore.model.DesiredHost;
import java.util.List;
import java.util.Objects;

/** What a run does next. */
public sealed interface Decision {
  /** Lets a visitor answer for the case this is. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Tell these hosts something new.
   *
   * @param hosts what each is to hold
   * @param why one sentence for the log
   */
  record Send(List<DesiredHost> hosts, String why) implements Decision {
    public Send {
      hosts = List.copyOf(hosts);
      Objects.requireNonNull(why, "why");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.send(this);
    }
  }

  /**
   * Wait; whatever changes will bring the question up again.
   *
   * @param why what is waited for
   */
  record Hold(String why) implements Decision {
    public Hold {
      Objects.requireNonNull(why, "why");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.hold(this);
    }
  }

  /** Everything is as the spec says. */
  record Done() implements Decision {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.done();
    }
  }

  /**
   * End the run here.
   *
   * @param outcome how
   * @param why what happened, one sentence
   * @param remedy what a person may do
   */
  record Halt(Outcome outcome, String why, String remedy) implements Decision {
    public Halt {
      Objects.requireNonNull(outcome, "outcome");
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(remedy, "remedy");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.halt(this);
    }
  }

  /** One method per case. */
  interface Visitor<R> {
    /** Tell hosts. */
    R send(Send send);

    /** Wait. */
    R hold(Hold hold);

    /** End well. */
    R done();

    /** End otherwise. */
    R halt(Halt halt);
  }
}
