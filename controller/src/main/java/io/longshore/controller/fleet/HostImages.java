package io.longshore.controller.fleet;

import io.longshore.base.Loop;
import io.longshore.controller.artifact.Content;
import io.longshore.proto.v1.ImageOrder;
import io.longshore.proto.v1.ImageReport;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Has hosts make images and bring them to one another. Its calls block, off the loop. */
public class HostImages {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private volatile Way way = (orders, offers, patience, done) -> done.complete(new TreeMap<>());

  /** How hosts are reached, once they are. */
  private interface Way {
    void order(
        Map<String, ImageOrder> orders,
        Map<String, Content> offers,
        Duration patience,
        CompletableFuture<SortedMap<String, ImageReport>> done);
  }

  /** Reaches hosts over these links from now on. */
  public void over(Loop loop, Links links) {
    way =
        (orders, offers, patience, done) ->
            loop.submit(
                "order images", () -> links.images(orders, offers, patience, done::complete));
  }

  /**
   * Orders images, and waits for all reports.
   *
   * @param orders by host
   * @param offers contents that hosts may fetch meanwhile, by digest in hex
   * @param patience how long hosts may take
   * @return the reports of those hosts that answered
   */
  public SortedMap<String, ImageReport> order(
      Map<String, ImageOrder> orders, Map<String, Content> offers, Duration patience) {
    CompletableFuture<SortedMap<String, ImageReport>> done = new CompletableFuture<>();
    way.order(orders, offers, patience, done);
    try {
      return done.get(patience.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new TreeMap<>();
    } catch (ExecutionException | TimeoutException late) {
      return new TreeMap<>();
    }
  }
}
