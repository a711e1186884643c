package io.longshore.agent.gate;

import java.time.Clock;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The parts of the world that gates take through their constructors.
 *
 * @param clock of the host; Fabric compares it with its own
 * @param random for nonces, so a cryptographically strong one
 */
public record GatePorts(Clock clock, RandomGenerator random) {
  public GatePorts {
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(random, "random");
  }
}
