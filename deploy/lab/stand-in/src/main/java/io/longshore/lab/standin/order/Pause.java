package io.longshore.lab.standin.order;

import java.time.Duration;

/** Waiting, as a port. */
@FunctionalInterface
public interface Pause {
  void pause(Duration time) throws InterruptedException;
}
