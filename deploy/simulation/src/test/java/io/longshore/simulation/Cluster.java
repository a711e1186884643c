package io.longshore.simulation;

import io.longshore.agent.engine.ContainerState;
import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.engine.FakeEngine;
import io.longshore.agent.gate.GateReading;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.model.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What really serves, seen in the engines: a container serves once it has run for as long as its
 * role takes to boot and what it stands on serves. Gates measure this.
 */
final class Cluster {
  private static final Map<String, Duration> BOOT =
      Map.of(
          "zookeeper", Duration.ofMillis(1200),
          "kafka", Duration.ofMillis(2500),
          "orderer", Duration.ofMillis(1000),
          "peer", Duration.ofMillis(500));

  private final World world;
  private final Map<String, FakeEngine> engines;
  private final Map<String, Running> running = new HashMap<>();

  Cluster(World world, Map<String, FakeEngine> engines) {
    this.world = world;
    this.engines = engines;
  }

  /** The container of ours of this name. */
  Optional<EngineContainer> look(String name) {
    return engines.get(Site.host(name)).look(name).filter(one -> one.isOf(Site.DEPLOYMENT));
  }

  /** A container is started now. */
  void started(String name, EngineContainer one) {
    if (one.state() != ContainerState.RUNNING) {
      running.put(name, new Running(one.id(), world.now()));
    }
  }

  /** Whether its process runs. */
  boolean runs(String name) {
    Optional<EngineContainer> there = look(name);
    if (there.isEmpty() || there.get().state() != ContainerState.RUNNING) {
      running.remove(name);
      return false;
    }
    Running known = running.get(name);
    if (known == null || !known.id.equals(there.get().id())) {
      running.put(name, new Running(there.get().id(), world.now()));
    }
    return true;
  }

  /** The members of a role that serve. */
  List<String> serving(String role) {
    boolean based =
        switch (role) {
          case "kafka" -> serving("zookeeper").size() >= Site.NEEDED;
          case "orderer" -> serving("kafka").size() >= Site.NEEDED;
          default -> true;
        };
    List<String> booted = new ArrayList<>();
    if (based) {
      for (String name : Site.members(role)) {
        if (runs(name)
            && !world.now().minus(running.get(name).since).minus(BOOT.get(role)).isNegative()) {
          booted.add(name);
        }
      }
    }
    boolean quorum = role.equals("orderer") || role.equals("peer") || booted.size() >= Site.NEEDED;
    return quorum ? booted : List.of();
  }

  /** What an agent measures now. */
  GateReading read(Gate gate) {
    String role =
        switch (gate.type()) {
          case GateNames.ZOOKEEPER_QUORUM -> "zookeeper";
          case GateNames.KAFKA_IN_SYNC -> "kafka";
          default -> "orderer";
        };
    List<String> serving = serving(role);
    List<String> missing =
        gate.targets().stream()
            .map(GateTarget::name)
            .filter(name -> !serving.contains(name))
            .toList();
    String evidence = serving.size() + " of " + gate.targets().size() + " serve";
    if (role.equals("orderer")) {
      String self = gate.settings().get(GateNames.SELF);
      boolean ready = self == null ? !serving.isEmpty() : serving.contains(self);
      return new GateReading(ready ? Verdict.PASS : Verdict.WAIT, evidence);
    }
    if (missing.isEmpty()) {
      return new GateReading(Verdict.PASS, evidence);
    }
    return serving.size() >= Site.NEEDED
        ? GateReading.enough(evidence, missing).concerning(gate)
        : new GateReading(Verdict.WAIT, evidence).silentIf(serving.isEmpty());
  }

  private record Running(String id, Duration since) {}
}
