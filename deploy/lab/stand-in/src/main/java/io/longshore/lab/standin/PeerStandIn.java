package io.longshore.lab.standin;

import io.grpc.Server;
import io.longshore.lab.standin.msp.Identities;
import io.longshore.lab.standin.msp.LocalMsp;
import io.longshore.lab.standin.msp.MspDirectory;
import io.longshore.lab.standin.msp.MspException;
import io.longshore.lab.standin.serve.EndorserService;
import io.longshore.lab.standin.serve.TlsServer;
import io.longshore.lab.standin.settings.Environment;
import io.longshore.lab.standin.settings.PeerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;

/** The program that stands in for {@code peer node start}. */
public final class PeerStandIn {
  private static final String MODULE = "nodeCmd";

  private PeerStandIn() {}

  /** Serves until it is told to stop (exit 0) or dies as the real peer would (exit 1 or 2). */
  public static void main(String[] arguments) throws InterruptedException {
    Clock clock = Clock.systemUTC();
    LogLines lines = new LogLines(System.err, clock);
    lines.banner("peer");
    try {
      serve(PeerSettings.from(new Environment(System.getenv())), clock, lines);
    } catch (Death death) {
      lines.death(MODULE, death);
      // Not exit: the hook for signals would run and take the exit code away.
      Runtime.getRuntime().halt(death.exitCode());
    }
  }

  private static void serve(PeerSettings settings, Clock clock, LogLines lines)
      throws Death, InterruptedException {
    LocalMsp msp;
    try {
      msp = MspDirectory.load(settings.mspDirectory(), settings.mspId(), clock.instant());
    } catch (MspException e) {
      throw Death.fatal(
          "Cannot run peer because error when setting up MSP of type bccsp from directory %s: %s",
          settings.mspDirectory(), e.getMessage());
    }
    try {
      Files.createDirectories(settings.files());
    } catch (IOException e) {
      throw Death.panic("Failed to open the peer's files in %s: %s", settings.files(), e);
    }
    TlsServer.Pair pair = TlsServer.load(settings.listener());
    lines.info(MODULE, "Starting peer with TLS enabled");
    Identities local = new Identities(Map.of(msp.msp().id(), msp.msp()));
    Server server =
        TlsServer.start(settings.listener(), pair, new EndorserService(local, clock, lines));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  lines.info(MODULE, "Received signal: 15 (terminated)");
                  server.shutdownNow();
                  // A JVM that ends by a signal says 143; the real program ends with 0.
                  Runtime.getRuntime().halt(0);
                }));
    lines.info(
        MODULE,
        "Started peer with ID=[%s], network ID=[dev], address=[%s]",
        settings.id(),
        settings.address());
    server.awaitTermination();
  }
}
