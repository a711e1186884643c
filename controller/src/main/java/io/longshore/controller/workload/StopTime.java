package io.longshore.controller.workload;

import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.tree.SpecPath;
import java.time.Duration;

/** The time a container has to end by itself when asked to. */
public final class StopTime {
  private static final Rule BOUNDS =
      new Rule("stop-time", "a container has 1s to 10m to end by itself", "Docker Engine");

  private StopTime() {}

  /** Records a time out of bounds. */
  public static void check(Duration stop, SpecPath owner, Problems problems) {
    if (stop.toSeconds() < 1 || stop.toSeconds() > 600) {
      problems.add(
          owner.then("stop"),
          BOUNDS,
          "stop = " + stop.toMillis() + " ms is not within 1s to 10m",
          "write something like stop = 30s");
    }
  }

  /** The time in whole seconds, as the engine takes it. */
  public static int seconds(Duration stop) {
    return (int) Math.max(1, Math.min(600, stop.toSeconds()));
  }
}
