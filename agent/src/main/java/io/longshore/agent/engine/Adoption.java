package io.longshore.agent.engine;

import io.longshore.base.Failure;
import io.longshore.model.Labels;

/** What a container that already has a wanted name is to us. */
public final class Adoption {
  private Adoption() {}

  /** Whether an earlier attempt of ours made exactly what is asked for. */
  static boolean isTheOneAskedFor(EngineContainer there, NewContainer wanted) {
    return there.carries(wanted.labels(), Labels.DEPLOYMENT)
        && there.carries(wanted.labels(), Labels.CONTAINER)
        && there.carries(wanted.labels(), Labels.FINGERPRINT);
  }

  /** A container that is not ours has the name; it is never touched. */
  public static Failure nameTaken(EngineContainer holder) {
    return new Failure(
        Failure.Kind.REJECTED,
        holder.name(),
        "a container of this name, made from "
            + holder.image()
            + ", is on the host and is not of this deployment",
        "docker rename " + holder.name() + " or docker rm it on the host, if it may go");
  }
}
