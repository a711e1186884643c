package io.longshore.agent.fleet;

import io.longshore.base.Loop;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/** One host's share of a loop that many have together: its timers are its own. */
final class HostLoop implements Loop {
  private final String host;
  private final Loop shared;

  HostLoop(String host, Loop shared) {
    this.host = host;
    this.shared = shared;
  }

  @Override
  public void submit(String name, Runnable task) {
    shared.submit(host + ": " + name, task);
  }

  @Override
  public void after(String tag, Duration delay, Runnable task) {
    shared.after(host + ": " + tag, delay, task);
  }

  @Override
  public void cancel(String tag) {
    shared.cancel(host + ": " + tag);
  }

  @Override
  public <T> void offload(String name, Callable<T> call, BiConsumer<T, Throwable> onResult) {
    shared.offload(host + ": " + name, call, onResult);
  }

  @Override
  public void close() {
    // Whoever made the shared one closes it.
  }
}
