package io.longshore.agent.engine;

import io.longshore.base.Failure;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends calls that take too long.
 *
 * <p>Java's sockets over a Unix path know no read timeout, so an engine that hangs would hold a
 * thread for ever. An interrupt closes such a socket, which ends the call.
 */
final class BoundedCalls implements AutoCloseable {
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "engine-watchdog");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Makes the call.
   *
   * @param what the call, for the message when it takes too long
   */
  <T> T within(Duration limit, String what, Callable<T> call) {
    Patience patience = new Patience(Thread.currentThread());
    ScheduledFuture<?> end =
        watchdog.schedule(patience::end, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return call.call();
    } catch (Exception e) {
      if (patience.ended()) {
        throw new Failure(
                Failure.Kind.RETRY,
                "docker " + what,
                "the engine did not answer within " + limit.toMillis() / 1000.0 + " s",
                "see journalctl -u docker on the host")
            .toException(e);
      }
      throw EngineFailures.classify("docker " + what, e).toException(e);
    } finally {
      end.cancel(false);
      patience.over();
    }
  }

  /** Runs the task later on a thread of this one's. */
  void later(Duration delay, Runnable task) {
    watchdog.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
  }

  /** One call's claim on its thread: an interrupt after the call would hit whatever runs next. */
  private static final class Patience {
    private final Thread caller;
    private boolean over;
    private boolean ended;

    Patience(Thread caller) {
      this.caller = caller;
    }

    synchronized void end() {
      if (!over) {
        ended = true;
        caller.interrupt();
      }
    }

    synchronized boolean ended() {
      return ended;
    }

    synchronized void over() {
      over = true;
      if (ended) {
        Thread.interrupted();
      }
    }
  }
}
