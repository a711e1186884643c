package io.longshore.controller.serve;

import io.longshore.base.ArtifactFolder;
import io.longshore.base.DiskStateDir;
import io.longshore.base.ThreadLoop;
import io.longshore.controller.ledger.LedgerDesk;
import io.longshore.controller.operator.NetworkChannels;
import io.longshore.controller.operator.OrderingProof;
import io.longshore.controller.sample.FakeCompiler;
import io.longshore.controller.store.sql.Database;
import io.longshore.controller.workload.fabric.client.step.StoppablePause;
import io.longshore.proto.v1.ProveReply;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A real controller on loopback that knows specs by name. */
public final class LoopbackController implements AutoCloseable {
  public final FakeCompiler compiler = new FakeCompiler();
  private final Path folder;
  private final Clock clock;
  private LoopbackClients clients;
  private Database database;
  private Controller controller;

  /** One whose state is in this folder, and that has started. */
  public LoopbackController(Path folder) throws IOException {
    this(folder, Clock.systemUTC());
  }

  /** The same by this clock; what TLS judges by is this machine's all the same. */
  LoopbackController(Path folder, Clock clock) throws IOException {
    this.folder = folder;
    this.clock = clock;
    start();
  }

  /** Starts on new ports, from the state of any earlier start. */
  void start() throws IOException {
    OrderingProof proof = (network, request) -> ProveReply.getDefaultInstance();
    database = new Database(folder);
    controller =
        new Controller(
            new ControllerConfig(folder, "127.0.0.1", 0, 0, "test"),
            clock,
            new SecureRandom(),
            new ThreadLoop("controller", 2),
            new DiskStateDir(folder),
            database,
            compiler,
            (request, pkcs10) -> (request.name() + " signed").getBytes(),
            proof,
            NetworkChannels.NONE,
            new LedgerDesk(
                Optional::empty, Clock.systemUTC(), new SecureRandom(), new StoppablePause()),
            List::of,
            new ArtifactFolder(folder.resolve("artifacts")));
    clients = new LoopbackClients(folder, controller.port(), controller.enrolmentPort());
  }

  /** Who speaks to it. */
  public LoopbackClients clients() {
    return clients;
  }

  void stop() {
    clients.close();
    controller.close();
    database.close();
  }

  @Override
  public void close() {
    stop();
  }
}
