package io.longshore.controller.sample;

import io.longshore.base.Loop;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/** A process's share of a simulated loop: once killed, nothing it scheduled happens any more. */
public final class MortalLoop implements Loop {
  private final Loop world;
  private final String process;
  private boolean dead;

  public MortalLoop(Loop world, String process) {
    this.world = world;
    this.process = process;
  }

  /** As kill -9 does: from here on nothing of the process runs. */
  public void kill() {
    dead = true;
  }

  @Override
  public void submit(String name, Runnable task) {
    world.submit(process + ": " + name, () -> ifAlive(task));
  }

  @Override
  public void after(String tag, Duration delay, Runnable task) {
    world.after(process + ": " + tag, delay, () -> ifAlive(task));
  }

  @Override
  public void cancel(String tag) {
    world.cancel(process + ": " + tag);
  }

  @Override
  public <T> void offload(String name, Callable<T> call, BiConsumer<T, Throwable> onResult) {
    world.<T>offload(
        process + ": " + name,
        () -> dead ? null : call.call(),
        (result, trouble) -> ifAlive(() -> onResult.accept(result, trouble)));
  }

  @Override
  public void close() {
    kill();
  }

  private void ifAlive(Runnable task) {
    if (!dead) {
      task.run();
    }
  }
}
