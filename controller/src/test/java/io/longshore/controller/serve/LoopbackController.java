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
final class LoopbackController implements AutoCloseable {
  final FakeCompiler compiler = new FakeCompiler();
  private final Path folder;
  private LoopbackClients clients;
  private Database database;
  private Controller controller;

  LoopbackController(Path folder) throws IOException {
    this.folder = folder;
    start();
  }

  /** Starts on new ports, from the state of any earlier start. */
  void start() throws IOException {
    OrderingProof proof = (network, request) -> ProveReply.getDefaultInstance();
    database = new Database(folder);
    controller =
        new Controller(
            new ControllerConfig(folder, "127.0.0.1", 0, 0, "test"),
            Clock.systemUTC(),
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

  LoopbackClients clients() {
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
