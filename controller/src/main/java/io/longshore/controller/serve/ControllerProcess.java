package io.longshore.controller.serve;

import io.longshore.base.ArtifactFolder;
import io.longshore.base.DiskStateDir;
import io.longshore.base.Failure;
import io.longshore.base.Loop;
import io.longshore.base.StateDir;
import io.longshore.base.ThreadLoop;
import io.longshore.controller.channels.FabricChannels;
import io.longshore.controller.custody.SealedStateDir;
import io.longshore.controller.custody.Vault;
import io.longshore.controller.ledger.LedgerDesk;
import io.longshore.controller.prove.FabricOrderingProof;
import io.longshore.controller.store.sql.Database;
import io.longshore.controller.workload.fabric.client.step.Pause;
import io.longshore.controller.workload.fabric.client.step.StoppablePause;
import io.longshore.controller.workload.fabric.material.MaterialStore;
import io.longshore.controller.workload.fabric.material.OutsideRequests;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A controller on the real clock, disk and chance: what {@code controller serve} runs. */
public final class ControllerProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControllerProcess.class);
  private static final int BLOCKING_CALLS = 4;

  private final StateLock lock;
  private final StoppablePause pause;
  private final Database database;
  private final Controller controller;

  private ControllerProcess(
      StateLock lock, StoppablePause pause, Database database, Controller controller) {
    this.lock = lock;
    this.pause = pause;
    this.database = database;
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
    Database database = new Database(config.state());
    openEarly(database, loop);
    boolean up = false;
    try {
      Controller controller = wire(config, loop, database, pause);
      up = true;
      WarmUp.begin(loop, new SecureRandom(), Clock.systemUTC());
      return new ControllerProcess(lock, pause, database, controller);
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
        database.close();
        lock.close();
      }
    }
  }

  /** Loading SQLite takes a quarter of a second, and so does making keys: they go side by side. */
  private static void openEarly(Database database, Loop loop) {
    loop.offload(
        "open the database",
        () -> {
          database.open();
          return database;
        },
        (opened, trouble) -> {
          if (trouble != null) {
            LOG.debug("the database did not open; its first user says so", trouble);
          }
        });
  }

  private static Controller wire(
      ControllerConfig config, ThreadLoop loop, Database database, Pause pause) throws IOException {
    SecureRandom random = new SecureRandom();
    Clock clock = Clock.systemUTC();
    StateDir plain = new DiskStateDir(config.state());
    Vault vault = StateCustody.of(config.state(), plain, random).open(config.key());
    NetworkMaterial material =
        new NetworkMaterial(
            MaterialStore.open(material(config.state()), vault, random, clock),
            new OutsideRequests(material(config.state())),
            random,
            clock);
    StateDir state = new SealedStateDir(plain, vault);
    return new Controller(
        config,
        clock,
        random,
        loop,
        state,
        database,
        new FleetCompiler(material),
        material,
        new FabricOrderingProof(material::current, clock, random),
        FabricChannels.of(material::current, state, clock, random, pause),
        new LedgerDesk(material::current, clock, random, pause),
        material::certificates,
        new ArtifactFolder(config.state().resolve("artifacts")));
  }

  /** Where a controller keeps its networks' material. */
  static Path material(Path state) {
    return state.toAbsolutePath().resolve("material");
  }

  static SecureRandom random() {
    return new SecureRandom();
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
    database.close();
    lock.close();
  }
}
