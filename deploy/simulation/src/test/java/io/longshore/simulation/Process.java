package io.longshore.simulation;

import io.longshore.base.FailureException;
import io.longshore.base.Loop;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/**
 * One process and its loop: once it is killed nothing it scheduled happens any more. As on the real
 * loop, an event that fails for what the disk or the engine did to it is told and the next follows.
 */
final class Process implements Loop {
  final String name;
  final Fuse fuse = new Fuse(this);
  private final World world;
  private final String prefix;
  private boolean dead;

  Process(World world, String name) {
    this.world = world;
    this.name = name;
    this.prefix = name + "#" + world.next() + ": ";
  }

  boolean alive() {
    return !dead;
  }

  /** As kill -9 does. */
  void kill() {
    dead = true;
  }

  @Override
  public void submit(String what, Runnable task) {
    world.loop.submit(prefix + what, () -> run(what, task));
  }

  @Override
  public void after(String tag, Duration delay, Runnable task) {
    world.loop.after(prefix + tag, delay, () -> run(tag, task));
  }

  @Override
  public void cancel(String tag) {
    world.loop.cancel(prefix + tag);
  }

  @Override
  public <T> void offload(String what, Callable<T> call, BiConsumer<T, Throwable> onResult) {
    world.loop.<T>offload(
        prefix + what,
        () -> dead ? null : call.call(),
        (result, trouble) -> run(what, () -> onResult.accept(result, trouble)));
  }

  @Override
  public void close() {
    kill();
  }

  private void run(String what, Runnable task) {
    if (dead) {
      return;
    }
    try {
      task.run();
    } catch (FailureException failed) {
      world.note(name + ": " + what + " failed: " + failed.failure().what());
    }
  }
}
