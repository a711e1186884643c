package io.longshore.simulation;

import io.longshore.base.InMemoryStateDir;
import io.longshore.base.StateDir;
import io.longshore.controller.operator.ControllerCore;
import io.longshore.controller.sample.FakeCompiler;
import io.longshore.controller.store.RunStore;
import io.longshore.controller.store.Runs;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.Hello;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The controller's machine: a disk that stays, and one process after another. */
final class SimulatedController {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final InMemoryStateDir kept = new InMemoryStateDir();
  final Disk.Room room = new Disk.Room();
  final OwnClock clock;
  final AuditDisk record = new AuditDisk();
  final FakeCompiler compiler = new FakeCompiler();
  Process process;
  ControllerCore core;
  private final World world;
  private final Network network;
  private final Mistakes mistakes;
  private final UnaryOperator<Runs> watched;

  SimulatedController(
      World world, Network network, Mistakes mistakes, UnaryOperator<Runs> watched) {
    this.world = world;
    this.network = network;
    this.mistakes = mistakes;
    this.watched = watched;
    clock = new OwnClock(world.clock);
  }

  /** A process begins from what the disk holds. */
  void start() {
    world.note("controller: begins");
    process = new Process(world, "controller");
    StateDir disk = mistakes.controllerDisk.apply(new Disk(kept, process.fuse, room));
    core =
        new ControllerCore(
            clock,
            process,
            disk,
            mistakes.runs.apply(watched.apply(new RunStore(disk))),
            record.of(process.fuse, room, mistakes),
            Site.DEPLOYMENT,
            Site.HOSTS,
            compiler,
            mistakes.strategy(),
            PATIENCE);
    network.listens(this);
  }

  boolean runs() {
    return process != null && process.alive() && core != null;
  }

  void kill() {
    world.note("controller: ends");
    process.kill();
    network.gone(process);
  }

  /** Why a host's agent is not let in. */
  Optional<String> refusal(String host) {
    return mistakes.letsAllIn ? Optional.empty() : core.refusal(host);
  }

  void opened(Stream stream, Hello hello) {
    network.opened(stream.host());
    core.links().opened(stream, hello);
  }

  void received(Stream stream, AgentMessage message) {
    mistakes.hears.apply(message).forEach(heard -> core.links().received(stream, heard));
  }

  void closed(Stream stream, String why) {
    core.links().closed(stream, why);
  }
}
