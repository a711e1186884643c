package io.longshore.simulation;

import io.longshore.agent.engine.ContainerState;
import io.longshore.agent.engine.EngineContainer;
import io.longshore.model.Labels;
import io.longshore.model.Reason;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What must never happen on one host, asked at each call that changes something there. */
final class EngineRules {
  private static final Duration PAUSE = Duration.ofMillis(900);

  private final World world;
  private final SimulatedHost host;
  private final QuorumRule quorums;
  private final GateRule gates;
  private final Disturbances disturbances;
  private final Map<String, Duration> starts = new HashMap<>();
  private final Set<String> strangers = new HashSet<>();
  private SortedSet<String> volumes = new TreeSet<>();

  EngineRules(
      World world,
      SimulatedHost host,
      QuorumRule quorums,
      GateRule gates,
      Disturbances disturbances) {
    this.world = world;
    this.host = host;
    this.quorums = quorums;
    this.gates = gates;
    this.disturbances = disturbances;
  }

  /** A container of somebody else's. */
  void stranger(String name) {
    strangers.add(host.engine.look(name).orElseThrow().id());
  }

  /** Somebody took his own away again. */
  void left(String name) {
    strangers.remove(host.engine.look(name).orElseThrow().id());
  }

  /** What holds at any moment. */
  void check() {
    Set<String> names = new HashSet<>();
    Set<String> there = new HashSet<>();
    for (EngineContainer one : host.engine.world()) {
      there.add(one.id());
      String meant = one.labels().get(Labels.CONTAINER);
      Broken.unless(
          !one.isOf(Site.DEPLOYMENT) || meant == null || names.add(meant),
          "two containers stand for " + meant + " on " + host.name);
    }
    Broken.unless(there.containsAll(strangers), "a container of somebody else's is gone");
    Broken.unless(host.engine.volumes().containsAll(volumes), "a volume was removed");
    volumes = host.engine.volumes();
  }

  /** A call is about to change something. */
  void asked(String call) {
    check();
    Optional<Reason> reason = host.reason(call);
    String verb = call.substring(0, call.indexOf(' '));
    String name = call.substring(verb.length() + 1);
    boolean container = host.engine.look(name).isPresent() || verb.equals("create");
    world.note(host.name + ": " + call + reason.map(why -> ": " + why.sentence()).orElse(""));
    Broken.unless(!container || reason.isPresent(), "a call without a reason: " + call);
    Optional<EngineContainer> there = host.engine.look(name);
    switch (verb) {
      case "start" -> start(name, there.orElseThrow());
      case "stop", "remove" -> there.ifPresent(one -> goes(verb, one));
      case "unpause" -> ours(there.orElseThrow(), "unpaused");
      default -> {}
    }
  }

  private void start(String name, EngineContainer there) {
    ours(there, "started");
    if (there.state() != ContainerState.RUNNING) {
      gates.starts(host.name, name);
      Duration before = starts.get(there.id());
      boolean clock = disturbances.within("clock of " + host.name, Duration.ofMinutes(2));
      Broken.unless(
          before == null || clock || world.longerAgo(before, PAUSE),
          name + " was started again without a pause");
      starts.put(there.id(), world.now());
    }
  }

  private void goes(String verb, EngineContainer there) {
    ours(there, verb + "ped or removed");
    if (there.state() == ContainerState.RUNNING) {
      quorums.takes(there.name());
    }
  }

  private static void ours(EngineContainer there, String what) {
    Broken.unless(there.isOf(Site.DEPLOYMENT), "somebody else's " + there.name() + " was " + what);
  }
}
