package io.longshore.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** When somebody or something other than the fleet's own software last had a hand in what. */
final class Disturbances {
  private static final Duration NEVER = Duration.ofDays(-1);

  private final World world;
  private final Map<String, Duration> last = new HashMap<>();

  Disturbances(World world) {
    this.world = world;
  }

  /** This container, host or other thing is disturbed now. */
  void note(String what) {
    last.put(what, world.now());
  }

  /** Whether it was, within this time. */
  boolean within(String what, Duration time) {
    return last.getOrDefault(what, NEVER).plus(time).compareTo(world.now()) >= 0;
  }
}
