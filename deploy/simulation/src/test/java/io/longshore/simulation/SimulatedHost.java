package io.longshore.simulation;

import io.longshore.agent.artifact.Artifacts;
import io.longshore.agent.desired.Acceptance;
import io.longshore.agent.engine.Engine;
import io.longshore.agent.engine.FakeEngine;
import io.longshore.agent.files.FileSets;
import io.longshore.agent.identity.NodeIdentities;
import io.longshore.agent.link.WiredLink;
import io.longshore.agent.loop.Around;
import io.longshore.agent.loop.GateReader;
import io.longshore.agent.loop.Hands;
import io.longshore.agent.loop.WatchedAgent;
import io.longshore.agent.ports.FakePorts;
import io.longshore.agent.reconcile.Action;
import io.longshore.base.ArtifactFolder;
import io.longshore.base.InMemoryStateDir;
import io.longshore.base.StateDir;
import io.longshore.model.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** One host: an engine and a disk that stay, and one agent's process after another. */
final class SimulatedHost {
  final String name;
  final OwnClock clock;
  final FakeEngine engine;
  final InMemoryStateDir kept = new InMemoryStateDir();
  final Disk.Room room = new Disk.Room();
  Process process;
  private final World world;
  private final Network network;
  private final GateReader gates;
  private final Mistakes mistakes;
  private final UnaryOperator<StateDir> watched;
  private final Path folder;
  private final Map<String, Reason> intended = new HashMap<>();

  SimulatedHost(
      String name,
      World world,
      Network network,
      GateReader gates,
      Mistakes mistakes,
      UnaryOperator<StateDir> watched,
      Path folder) {
    this.watched = watched;
    this.name = name;
    this.world = world;
    this.network = network;
    this.gates = gates;
    this.mistakes = mistakes;
    this.folder = folder;
    clock = new OwnClock(world.clock);
    engine = new FakeEngine(clock);
    Site.ROLES.forEach(role -> engine.image(Site.image(role)));
  }

  /** An agent begins from what the disk and the engine hold. */
  void start() {
    world.note(name + ": the agent begins");
    process = new Process(world, name);
    intended.clear();
    Process mine = process;
    StateDir disk = mistakes.agentDisk.apply(new Disk(watched.apply(kept), mine.fuse, room));
    WiredLink link =
        new WiredLink(
            mine, ears -> network.dial(name, mine, ears), new Random(world.random.nextLong()));
    try {
      Hands hands =
          new Hands(
              fused(mine),
              new FileSets(folder),
              new NodeIdentities(disk, new SecureRandom()),
              link,
              new FakePorts(),
              new OpenHouse(),
              new Artifacts(new ArtifactFolder(folder.resolve(".artifacts")), link));
      WatchedAgent.of(
              clock, mine, new Acceptance(Site.DEPLOYMENT, name), disk, hands, gates, this::intends)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean runs() {
    return process != null && process.alive();
  }

  void kill() {
    world.note(name + ": the agent ends");
    process.kill();
    network.gone(process);
  }

  /** Why the agent wants this call; empty when it never planned it. */
  Optional<Reason> reason(String call) {
    return Optional.ofNullable(intended.get(call));
  }

  /** The clock is put to another time. */
  void put(Duration by) {
    world.note(name + ": the clock is put by " + by);
    clock.put(by);
  }

  private void intends(Action action) {
    String verb = action.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    intended.put(verb + " " + action.container(), action.reason());
  }

  private Engine fused(Process mine) {
    return Around.of(
        Engine.class,
        engine,
        (method, arguments, proceed) ->
            method.equals("mutations") || method.equals("watch") || method.equals("close")
                ? proceed.call()
                : mine.fuse.burn(proceed));
  }
}
