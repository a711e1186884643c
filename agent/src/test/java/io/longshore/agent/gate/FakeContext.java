package io.longshore.agent.gate;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A host on which these file sets are placed. */
public record FakeContext(Map<String, Path> placed, Duration deadline) implements GateContext {
  /** Real time, because sockets keep to it, and chance with a seed. */
  public static final GatePorts PORTS = new GatePorts(Clock.systemUTC(), new Random(7));

  /** A host without files that gives each reading much time. */
  public static FakeContext patient() {
    return new FakeContext(Map.of(), Duration.ofSeconds(20));
  }

  /** A host without files that gives each reading little time. */
  public static FakeContext hasty() {
    return new FakeContext(Map.of(), Duration.ofMillis(300));
  }

  @Override
  public Optional<Path> fileSet(String name) {
    return Optional.ofNullable(placed.get(name));
  }
}
