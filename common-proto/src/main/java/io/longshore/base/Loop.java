package io.longshore.base;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/**
 * The one thread that owns a process's changing state.
 *
 * <p>Everything that may change state is an event on the loop; blocking calls are handed to a
 * bounded pool and their results come back as events. A simulation runs the same code on a virtual
 * clock.
 */
public interface Loop extends AutoCloseable {
  /** Runs the task on the loop, after everything submitted before it. */
  void submit(String name, Runnable task);

  /**
   * Runs the task on the loop once the delay has passed.
   *
   * @param tag a later call with the same tag replaces this one
   */
  void after(String tag, Duration delay, Runnable task);

  /** Forgets what was scheduled under the tag, if anything still is. */
  void cancel(String tag);

  /**
   * Makes a blocking call off the loop and hands its outcome back on it.
   *
   * @param onResult gets the result and null, or null and what the call threw
   */
  <T> void offload(String name, Callable<T> call, BiConsumer<T, Throwable> onResult);

  /** Runs what was submitted before, then nothing more. */
  @Override
  void close();
}
