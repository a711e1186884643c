package io.longshore.controller.workload;

import java.time.Duration;

/** The time a container has to end by itself when asked to. */
public final class StopTime {
  private StopTime() {}

  /** The time in whole seconds, as the engine takes it. */
  public static int seconds(Duration stop) {
    return (int) Math.max(1, Math.min(600, stop.toSeconds()));
  }
}
