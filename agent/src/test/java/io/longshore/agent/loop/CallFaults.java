package io.longshore.agent.loop;

import io.longshore.agent.engine.Engine;
import io.longshore.base.Failure;
import io.longshore.base.StateDir;
import java.io.IOException;
import java.util.concurrent.Callable;

/** Kills the agent at a chosen call, before it takes effect or after, and fills the disk. */
final class CallFaults {
  private int killAtCall = -1;
  private int killAtWrite = -1;
  private boolean afterEffect;
  private int calls;
  private int writes;
  private boolean full;
  private boolean blind;

  /** The agent dies at the call to its engine after so many more. */
  void killAtCall(int more, boolean after) {
    killAtCall = more;
    afterEffect = after;
  }

  /** The agent dies at the write after so many more. */
  void killAtWrite(int more, boolean after) {
    killAtWrite = more;
    afterEffect = after;
  }

  /** From now on nothing can be written, or again. */
  void full(boolean now) {
    full = now;
  }

  /** From now on the engine does what it is told and does not say what is there, or again. */
  void blind(boolean now) {
    blind = now;
  }

  /** How many calls the engine had so far that a kill could meet. */
  int calls() {
    return calls;
  }

  /** How many writes there were so far that a kill could meet. */
  int writes() {
    return writes;
  }

  /** Whether nothing can be written. */
  boolean full() {
    return full;
  }

  /** Nothing more is planned. */
  void none() {
    killAtCall = -1;
    killAtWrite = -1;
    full = false;
    blind = false;
  }

  Engine before(Engine engine) {
    return Around.of(
        Engine.class,
        engine,
        (method, arguments, proceed) -> {
          if (blind && method.equals("snapshot")) {
            throw new Failure(Failure.Kind.RETRY, "docker snapshot", "no answer within 5 s", "")
                .toException();
          }
          boolean counts = !method.equals("mutations") && !method.equals("watch");
          calls += counts ? 1 : 0;
          return counts && killAtCall-- == 0 ? die(proceed) : proceed.call();
        });
  }

  StateDir before(StateDir disk) {
    return Around.of(
        StateDir.class,
        disk,
        (method, arguments, proceed) -> {
          if (!method.equals("put")) {
            return proceed.call();
          }
          if (full) {
            throw new IOException("no space left on device");
          }
          writes++;
          return killAtWrite-- == 0 ? die(proceed) : proceed.call();
        });
  }

  private Object die(Callable<Object> proceed) throws Exception {
    if (afterEffect) {
      proceed.call();
    }
    throw new Killed();
  }
}
