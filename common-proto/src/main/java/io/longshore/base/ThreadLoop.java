package io.longshore.base;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The production loop: one daemon thread for state, a bounded pool for blocking calls. */
public final class ThreadLoop implements Loop {
  private static final Logger LOG = LoggerFactory.getLogger(ThreadLoop.class);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  private final ScheduledThreadPoolExecutor thread;
  private final ExecutorService pool;
  private final Map<String, Timer> timers = new HashMap<>();

  /**
   * A loop with its own thread.
   *
   * @param name begins the name of each of its threads
   * @param blockingCalls how many blocking calls may be under way at once, at least 1
   */
  public ThreadLoop(String name, int blockingCalls) {
    thread = new ScheduledThreadPoolExecutor(1, daemons(name + "-loop"));
    thread.setRemoveOnCancelPolicy(true);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    pool = Executors.newFixedThreadPool(blockingCalls, daemons(name + "-call"));
  }

  @Override
  public void submit(String name, Runnable task) {
    try {
      thread.execute(() -> run(name, task));
    } catch (RejectedExecutionException closed) {
      LOG.debug("the loop has closed; {} is not run", name);
    }
  }

  @Override
  public void after(String tag, Duration delay, Runnable task) {
    synchronized (timers) {
      cancel(tag);
      try {
        Timer timer = new Timer(tag, task);
        timer.scheduled = thread.schedule(timer, delay.toNanos(), TimeUnit.NANOSECONDS);
        timers.put(tag, timer);
      } catch (RejectedExecutionException closed) {
        LOG.debug("the loop has closed; {} is not scheduled", tag);
      }
    }
  }

  @Override
  public void cancel(String tag) {
    synchronized (timers) {
      Timer earlier = timers.remove(tag);
      if (earlier != null) {
        earlier.scheduled.cancel(false);
      }
    }
  }

  @Override
  public <T> void offload(String name, Callable<T> call, BiConsumer<T, Throwable> onResult) {
    try {
      pool.execute(
          () -> {
            try {
              T result = call.call();
              submit(name, () -> onResult.accept(result, null));
            } catch (Throwable e) {
              submit(name, () -> onResult.accept(null, e));
            }
          });
    } catch (RejectedExecutionException closed) {
      LOG.debug("the loop has closed; {} is not called", name);
    }
  }

  @Override
  public void close() {
    pool.shutdown();
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    pool.shutdownNow();
  }

  /** One failing event must not end the loop: the next pass sees the same world and tries again. */
  private static void run(String name, Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      LOG.error("event {} failed", name, e);
    }
  }

  private static ThreadFactory daemons(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread made = new Thread(task, name + "-" + number.incrementAndGet());
      made.setDaemon(true);
      return made;
    };
  }

  /** A scheduled event, forgotten the moment it runs. */
  private final class Timer implements Runnable {
    private final String tag;
    private final Runnable task;
    private ScheduledFuture<?> scheduled;

    Timer(String tag, Runnable task) {
      this.tag = tag;
      this.task = task;
    }

    @Override
    public void run() {
      synchronized (timers) {
        if (!timers.remove(tag, this)) {
          return;
        }
      }
      ThreadLoop.run(tag, task);
    }
  }
}
