package io.longshore.agent.gate.kafka;

import io.longshore.agent.gate.Deadline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections to brokers that are kept from one reading to the next. */
final class BrokerConnections implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerConnections.class);

  /** More gates than this do not ask one broker at once. */
  private static final int MAX_IDLE = 4;

  private final Map<InetSocketAddress, Deque<BrokerConnection>> idle = new HashMap<>();

  /** A conversation with one broker. */
  interface Talk<T> {
    T with(BrokerConnection connection) throws IOException;
  }

  /** Talks over a kept connection if there is one that still works, else over a new one. */
  <T> T talk(InetSocketAddress address, Deadline deadline, Talk<T> talk) throws IOException {
    BrokerConnection kept = take(address);
    if (kept != null) {
      try {
        return talk(address, kept, talk);
      } catch (SocketTimeoutException silent) {
        throw silent;
      } catch (IOException closed) {
        LOG.debug(
            "the kept connection to {} is of no use any more: {}", address, closed.toString());
      }
    }
    return talk(address, BrokerConnection.open(address, deadline), talk);
  }

  @Override
  public synchronized void close() {
    idle.values().forEach(kept -> kept.forEach(BrokerConnections::drop));
    idle.clear();
  }

  private <T> T talk(InetSocketAddress address, BrokerConnection connection, Talk<T> talk)
      throws IOException {
    boolean whole = false;
    try {
      T result = talk.with(connection);
      whole = true;
      return result;
    } finally {
      if (whole) {
        keep(address, connection);
      } else {
        drop(connection);
      }
    }
  }

  private synchronized BrokerConnection take(InetSocketAddress address) {
    Deque<BrokerConnection> kept = idle.get(address);
    return kept == null ? null : kept.poll();
  }

  private synchronized void keep(InetSocketAddress address, BrokerConnection connection) {
    Deque<BrokerConnection> kept = idle.computeIfAbsent(address, none -> new ArrayDeque<>());
    if (kept.size() < MAX_IDLE) {
      kept.push(connection);
    } else {
      drop(connection);
    }
  }

  private static void drop(BrokerConnection connection) {
    try {
      connection.close();
    } catch (IOException e) {
      LOG.debug("closing a connection failed: {}", e.toString());
    }
  }
}
