package io.longshore.controller.serve;

import io.longshore.base.DiskStateDir;
import io.longshore.base.Failure;
import io.longshore.base.StateDir;
import io.longshore.base.ThreadLoop;
import io.longshore.controller.channels.FabricChannelMaking;
import io.longshore.controller.prove.FabricOrderingProof;
import io.longshore.controller.store.ChannelRecords;
import io.longshore.controller.workload.fabric.client.step.Pause;
import io.longshore.controller.workload.fabric.client.step.StoppablePause;
import io.longshore.controller.workload.fabric.material.MaterialStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/** A controller on the real clock, disk and chance: what {@code controller serve} runs. */
public final class ControllerProcess implements AutoCloseable {
  private static final int BLOCKING_CALLS = 4;

  private final StateLock lock;
  private final StoppablePause pause;
  private final Controller controller;

  private ControllerProcess(StateLock lock, StoppablePause pause, Controller controller) {
    this.lock = lock;
    this.pause = pause;
    this.controller = controller;
  }

  /**
   * Starts a controller; it is up when this returns, and its threads keep nothing alive.
   *
   * @throws io.longshore.base.FailureException its state is damaged or taken, or a port is
   */
  public static ControllerProcess start(ControllerConfig config) {
    StateLock lock = StateLock.take(config.state());
    ThreadLoop loop = new ThreadLoop("controller", BLOCKING_CALLS);
    StoppablePause pause = new StoppablePause();
    boolean up = false;
    try {
      Controller controller = wire(config, loop, pause);
      up = true;
      WarmUp.begin(loop, new SecureRandom(), Clock.systemUTC());
      return new ControllerProcess(lock, pause, controller);
    } catch (IOException e) {
      throw new Failure(
              Failure.Kind.REJECTED,
              config.state().toString(),
              "the controller cannot keep its state there: " + e.getMessage(),
              "run it as the folder's owner, or name another: --state DIR")
          .toException(e);
    } finally {
      if (!up) {
        loop.close();
        lock.close();
      }
    }
  }

  private static Controller wire(ControllerConfig config, ThreadLoop loop, Pause pause)
      throws IOException {
    SecureRandom random = new SecureRandom();
    Clock clock = Clock.systemUTC();
    Path materials = config.state().toAbsolutePath().resolve("material");
    NetworkMaterial material =
        new NetworkMaterial(MaterialStore.open(materials, random, clock), random, clock);
    StateDir state = new DiskStateDir(config.state());
    return new Controller(
        config,
        clock,
        random,
        loop,
        state,
        new FleetCompiler(material),
        material,
        new FabricOrderingProof(material::current, clock, random),
        new FabricChannelMaking(
            material::current, new ChannelRecords(state), clock, random, pause));
  }

  /** Where agents and operators connect. */
  public int port() {
    return controller.port();
  }

  /** Where hosts enrol. */
  public int enrolmentPort() {
    return controller.enrolmentPort();
  }

  /** Stops answering. The hosts go on with what they were told. */
  @Override
  public void close() {
    pause.close();
    controller.close();
    lock.close();
  }
}
