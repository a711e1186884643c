package io.longshore.controller.fleet;

import io.longshore.base.Loop;
import io.longshore.proto.v1.ContainerLog;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks hosts what containers of chaincodes wrote last. Its call blocks, off the loop. */
public interface HostLogs {
  /**
   * Asks, and waits for all answers.
   *
   * @param containers their names, by host
   * @param lines at most, of each
   * @return what those hosts said that answered, one log for each name
   */
  SortedMap<String, List<ContainerLog>> last(
      SortedMap<String, SortedSet<String>> containers, int lines);

  /** Asks over these links. */
  static HostLogs over(Loop loop, Links links) {
    return (containers, lines) -> {
      Duration patience = Duration.ofSeconds(10);
      CompletableFuture<SortedMap<String, List<ContainerLog>>> done = new CompletableFuture<>();
      loop.submit("ask for logs", () -> links.logs(containers, lines, patience, done::complete));
      try {
        return done.get(patience.plusSeconds(5).toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new TreeMap<>();
      } catch (ExecutionException | TimeoutException late) {
        return new TreeMap<>();
      }
    };
  }
}
