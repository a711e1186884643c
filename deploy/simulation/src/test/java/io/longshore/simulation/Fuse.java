package io.longshore.simulation;

import java.util.concurrent.Callable;

/** Kills a process at one of its next writes and calls, before that takes effect or after. */
final class Fuse {
  private final Process process;
  private int left = -1;
  private boolean after;

  Fuse(Process process) {
    this.process = process;
  }

  /** The process dies at the write or call after so many more. */
  void light(int more, boolean afterEffect) {
    left = more;
    after = afterEffect;
  }

  /** It does not. */
  void out() {
    left = -1;
  }

  /** One write or call. */
  <T> T burn(Callable<T> effect) throws Exception {
    if (left < 0 || left-- > 0) {
      return effect.call();
    }
    if (after) {
      effect.call();
    }
    throw new Killed(process);
  }
}
