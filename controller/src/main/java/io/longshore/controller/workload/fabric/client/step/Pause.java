package io.longshore.controller.workload.fabric.client.step;

import java.time.Duration;

/** A way to wait. */
public interface Pause {
  /**
   * Waits.
   *
   * @return false if it is no use to go on, because the program is about to end
   */
  boolean pause(Duration time);
}
