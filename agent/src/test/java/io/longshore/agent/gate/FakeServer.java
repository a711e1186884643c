package io.longshore.agent.gate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that treats each connection as it is told. */
public final class FakeServer implements AutoCloseable {
  private final ServerSocket listening;
  private final AtomicInteger connections = new AtomicInteger();

  /** How one connection is treated; it is closed afterwards. */
  public interface Manner {
    void treat(Socket socket) throws IOException;
  }

  /** A server that serves from now on. */
  public FakeServer(Manner manner) throws IOException {
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(
        () -> {
          while (true) {
            Socket socket = listening.accept();
            connections.incrementAndGet();
            daemon(
                () -> {
                  try (socket) {
                    manner.treat(socket);
                  }
                });
          }
        });
  }

  /** One that reads and never says anything. */
  public static FakeServer silent() throws IOException {
    return new FakeServer(socket -> socket.getInputStream().readAllBytes());
  }

  /** A port of loopback on which nobody listens. */
  public static int deadPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Its port on loopback. */
  public int port() {
    return listening.getLocalPort();
  }

  /** How often somebody connected. */
  public int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException ended) {
                // The test has closed one end or the other.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
