package io.longshore.lab.standin;

import com.google.protobuf.ByteString;
import io.grpc.Server;
import io.longshore.lab.standin.ledger.BlockWriter;
import io.longshore.lab.standin.ledger.Changes;
import io.longshore.lab.standin.order.Consenter;
import io.longshore.lab.standin.order.KafkaLog;
import io.longshore.lab.standin.order.OrderedLog;
import io.longshore.lab.standin.serve.AtomicBroadcastService;
import io.longshore.lab.standin.serve.Channels;
import io.longshore.lab.standin.serve.ServedChannel;
import io.longshore.lab.standin.serve.TlsServer;
import io.longshore.lab.standin.settings.Environment;
import io.longshore.lab.standin.settings.OrdererSettings;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executors;

/** The program that stands in for {@code orderer}. */
public final class OrdererStandIn {
  private static final String MODULE = "orderer.common.server";
  private static final int NONCE_BYTES = 24;

  private OrdererStandIn() {}

  /** Serves until it is told to stop (exit 0) or dies as the real orderer would (exit 1 or 2). */
  public static void main(String[] arguments) throws InterruptedException {
    Clock clock = Clock.systemUTC();
    LogLines lines = new LogLines(System.err, clock);
    lines.banner("orderer");
    try {
      serve(OrdererSettings.from(new Environment(System.getenv())), clock, lines);
    } catch (Death death) {
      die(death, lines);
    }
  }

  private static void serve(OrdererSettings settings, Clock clock, LogLines lines)
      throws Death, InterruptedException {
    OrdererNode node = OrdererNode.open(settings, clock.instant(), lines);
    TlsServer.Pair pair = TlsServer.load(settings.listener());
    OrderedLog log =
        new KafkaLog(
            node.config().ordering().brokers(),
            node.config().channelId(),
            settings.createsTopics(),
            settings.replicationFactor());
    Changes changes = new Changes();
    Consenter consenter =
        new Consenter(
            node.config(),
            log,
            node.blocks(),
            new BlockWriter(node.msp().signer(), nonces()),
            changes,
            new Consenter.RetryPorts(
                settings.retries(), time -> Thread.sleep(time.toMillis()), System::nanoTime),
            lines);
    Channels channels =
        Channels.of(
            new ServedChannel(
                node.config(), node.config().policies(), node.blocks(), changes, consenter));
    // Kafka's and Netty's classes load side by side; a client is told to come back until both are
    // ready.
    new Thread(() -> order(consenter, lines), "consenter " + node.config().channelId()).start();
    Server server =
        TlsServer.start(
            settings.listener(),
            pair,
            new AtomicBroadcastService(
                channels, clock, settings.timeWindow(), Executors.newCachedThreadPool(), lines));
    stopOnSignal(server, lines);
    lines.info(MODULE, "Starting orderer with TLS enabled");
    lines.info(MODULE, "Beginning to serve requests");
    server.awaitTermination();
  }

  private static void order(Consenter consenter, LogLines lines) {
    try {
      consenter.run();
    } catch (Death death) {
      die(death, lines);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stopOnSignal(Server server, LogLines lines) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  lines.info(MODULE, "Received signal: 15 (terminated)");
                  server.shutdownNow();
                  // A JVM that ends by a signal says 143; the real program ends with 0. Every block
                  // is on the disk.
                  Runtime.getRuntime().halt(0);
                }));
  }

  private static java.util.function.Supplier<ByteString> nonces() {
    SecureRandom random = new SecureRandom();
    return () -> {
      byte[] nonce = new byte[NONCE_BYTES];
      random.nextBytes(nonce);
      return ByteString.copyFrom(nonce);
    };
  }

  private static void die(Death death, LogLines lines) {
    lines.death(MODULE, death);
    // Not exit: the hook for signals would run and take the exit code away.
    Runtime.getRuntime().halt(death.exitCode());
  }
}
