package io.longshore.simulation;

import io.longshore.agent.desired.DesiredStore;
import io.longshore.agent.loop.Around;
import io.longshore.base.FailureException;
import io.longshore.base.StateDir;
import io.longshore.model.DesiredHost;
import io.longshore.proto.v1.ControllerMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The generation a host keeps never falls, nor the one it is told; one generation says one thing.
 */
final class HeldRule {
  private final World world;
  private final Map<String, Long> kept = new HashMap<>();
  private final Map<String, io.longshore.proto.v1.DesiredHost> told = new HashMap<>();

  HeldRule(World world) {
    this.world = world;
  }

  /** Sees what reaches a host's disk. */
  StateDir before(String host, StateDir disk) {
    return Around.of(
        StateDir.class,
        disk,
        (method, arguments, proceed) -> {
          Object result = proceed.call();
          if (method.equals("put") && arguments[0].equals("desired")) {
            load(disk).ifPresent(now -> keeps(host, now));
          }
          return result;
        });
  }

  /** The controller sends this. */
  void sent(String host, ControllerMessage message) {
    if (!message.hasDesired()) {
      return;
    }
    io.longshore.proto.v1.DesiredHost now = message.getDesired();
    io.longshore.proto.v1.DesiredHost before = told.put(host, now);
    world.note("controller: tells " + host + " generation " + now.getGeneration());
    if (before != null) {
      Broken.unless(
          before.getGeneration() <= now.getGeneration(),
          host
              + " was told generation "
              + now.getGeneration()
              + " after "
              + before.getGeneration());
      Broken.unless(
          before.getGeneration() < now.getGeneration() || before.equals(now),
          host + " was told two things as generation " + now.getGeneration());
    }
  }

  private void keeps(String host, DesiredHost now) {
    Long before = kept.put(host, now.generation());
    world.note(host + ": keeps generation " + now.generation());
    Broken.unless(
        before == null || before <= now.generation(),
        host + " keeps generation " + now.generation() + " after " + before);
  }

  private static Optional<DesiredHost> load(StateDir disk) {
    try {
      return new DesiredStore(disk).load();
    } catch (FailureException broken) {
      throw new AssertionError("what was kept cannot be read", broken);
    }
  }
}
