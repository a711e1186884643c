package io.longshore.controller.fleet;

import io.longshore.base.Loop;
import io.longshore.controller.artifact.Content;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.ImageOrder;
import io.longshore.proto.v1.ImageReport;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Orders for images that are under way. On the loop only, but for {@link #mayGive}. */
final class ImageOrders {
  private final Loop loop;
  private final Map<Long, Round> rounds = new HashMap<>();
  private final Set<String> giving = ConcurrentHashMap.newKeySet();
  private long lastId;

  ImageOrders(Loop loop) {
    this.loop = loop;
  }

  /**
   * Sends each host its order; a host that attaches meanwhile is sent it again.
   *
   * @param onDone gets the reports once all have reported or the time is over
   */
  void order(
      Map<String, ImageOrder> orders,
      Map<String, Content> offers,
      Map<String, HostChannel> channels,
      Duration patience,
      Consumer<SortedMap<String, ImageReport>> onDone) {
    long id = ++lastId;
    Round round = new Round(id, Map.copyOf(orders), Map.copyOf(offers), new TreeMap<>(), onDone);
    rounds.put(id, round);
    orders.forEach(
        (host, order) -> {
          if (order.getGive()) {
            giving.add(host);
          }
          Optional.ofNullable(channels.get(host)).ifPresent(round::put);
        });
    loop.after(tag(id), patience, () -> finish(round));
    if (orders.isEmpty()) {
      finish(round);
    }
  }

  void attached(HostChannel channel) {
    for (Round round : List.copyOf(rounds.values())) {
      if (round.waitsFor(channel.host())) {
        round.put(channel);
      }
    }
  }

  void reported(String host, ImageReport report) {
    Round round = rounds.get(report.getId());
    if (round == null || !round.waitsFor(host)) {
      return;
    }
    round.reports().put(host, report);
    if (round.reports().size() == round.orders().size()) {
      finish(round);
    }
  }

  private void finish(Round round) {
    if (rounds.remove(round.id()) == null) {
      return;
    }
    loop.cancel(tag(round.id()));
    giving.removeIf(host -> rounds.values().stream().noneMatch(other -> other.asksToGive(host)));
    round.onDone().accept(round.reports());
  }

  /** What an order that is under way lets a host fetch. */
  Optional<Content> offered(String host, String digest) {
    return rounds.values().stream()
        .filter(round -> round.waitsFor(host))
        .flatMap(round -> Optional.ofNullable(round.offers().get(digest)).stream())
        .findFirst();
  }

  /** Whether an order that is under way has the host load this archive. */
  boolean names(String host, String digest) {
    return rounds.values().stream()
        .filter(round -> round.waitsFor(host))
        .anyMatch(round -> round.orders().get(host).getArchive().getDigest().equals(digest));
  }

  /** Whether an order that is under way asks the host for an archive. From any thread. */
  boolean mayGive(String host) {
    return giving.contains(host);
  }

  private static String tag(long id) {
    return "image order " + id;
  }

  private record Round(
      long id,
      Map<String, ImageOrder> orders,
      Map<String, Content> offers,
      SortedMap<String, ImageReport> reports,
      Consumer<SortedMap<String, ImageReport>> onDone) {
    boolean waitsFor(String host) {
      return orders.containsKey(host) && !reports.containsKey(host);
    }

    boolean asksToGive(String host) {
      return waitsFor(host) && orders.get(host).getGive();
    }

    void put(HostChannel channel) {
      ImageOrder order = orders.get(channel.host()).toBuilder().setId(id).build();
      channel.send(ControllerMessage.newBuilder().setImage(order).build());
    }
  }
}
