package io.longshore.simulation;

import io.longshore.agent.gate.GateReading;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nothing is started behind a shut gate, as its own host's agent measured it. */
final class GateRule {
  private static final Duration FRESH = Duration.ofMillis(2050);

  /** Thirty seconds of patience, less a gap that a clock put by a few seconds can hide. */
  private static final Duration PATIENCE = Duration.ofSeconds(18);

  private static final Map<String, String> BEFORE =
      Map.of(
          "kafka", GateNames.ZOOKEEPER_QUORUM,
          "orderer", GateNames.KAFKA_IN_SYNC,
          "peer", GateNames.ORDERER_READY);

  private final World world;
  private final Map<String, Duration> passed = new HashMap<>();
  private final Map<String, Duration> enough = new HashMap<>();
  private final Map<String, Duration> lastEnough = new HashMap<>();
  private final Map<String, Set<String>> served = new HashMap<>();
  private Duration slowest = Duration.ZERO;

  GateRule(World world) {
    this.world = world;
  }

  void calls(Duration time) {
    slowest = time.compareTo(slowest) > 0 ? time : slowest;
  }

  /** An agent begins, and knows of nothing that served before. */
  void begins(String host) {
    served.remove(host);
  }

  /** An agent measures this. */
  void read(String host, Gate gate, GateReading reading) {
    String self = gate.settings().get(GateNames.SELF);
    if (self != null) {
      // Of one that has no part in it the reading is that it waits.
      if (reading.verdict() == Verdict.PASS || reading.verdict() == Verdict.ENOUGH) {
        served.computeIfAbsent(host, one -> new HashSet<>()).add(self);
      }
      return;
    }
    String key = host + " " + gate.type();
    if (reading.verdict() == Verdict.PASS) {
      passed.put(key, world.now());
    }
    if (reading.verdict() == Verdict.ENOUGH) {
      lastEnough.put(key, world.now());
      Duration since = enough.computeIfAbsent(key, one -> world.now());
      if (world.longerAgo(since, PATIENCE)) {
        passed.put(key, world.now());
      }
    } else {
      enough.remove(key);
    }
  }

  /** An agent starts a container. */
  void starts(String host, String container) {
    Optional<String> gate =
        BEFORE.entrySet().stream()
            .filter(entry -> Site.members(entry.getKey()).contains(container))
            .map(Map.Entry::getValue)
            .findFirst();
    if (gate.isPresent()) {
      String key = host + " " + gate.get();
      // What served before may start again as soon as the rest is enough.
      boolean again = served.getOrDefault(host, Set.of()).contains(container);
      Broken.unless(
          fresh(passed.get(key)) || again && fresh(lastEnough.get(key)),
          container + " was started behind a shut gate, " + gate.get());
    }
  }

  private boolean fresh(Duration then) {
    return then != null && !world.longerAgo(then, FRESH.plus(slowest.multipliedBy(2)));
  }
}
