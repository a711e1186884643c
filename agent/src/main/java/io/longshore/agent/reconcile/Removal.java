package io.longshore.agent.reconcile;

import io.longshore.agent.engine.EngineContainer;
import io.longshore.model.Reason;
import java.time.Duration;

/** Takes a container of ours away, one step at a time: go on, stop, remove. */
final class Removal {
  /** For a container whose spec is gone, and with it its own figure. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private Removal() {}

  static void intend(EngineContainer container, Duration patience, Reason reason, Draft draft) {
    String name = container.name();
    switch (container.state()) {
      case PAUSED -> draft.intend(new Action.Unpause(name, container.id(), reason));
      case RUNNING, RESTARTING ->
          draft.intend(new Action.Stop(name, container.id(), patience, reason));
      case CREATED, EXITED, DEAD -> draft.intend(new Action.Remove(name, container.id(), reason));
      case REMOVING, UNKNOWN -> {}
    }
  }
}
