package io.longshore.controller.fleet;

import io.longshore.base.Loop;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.ImageAnswer;
import io.longshore.proto.v1.PreflightReport;
import io.longshore.proto.v1.PreflightRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Questions to hosts whether they can have the images an apply needs. On the loop only. */
final class Preflights {
  private final Loop loop;
  private final Map<Long, Round> rounds = new HashMap<>();
  private long lastId;

  Preflights(Loop loop) {
    this.loop = loop;
  }

  /**
   * Asks every host once; a host that attaches meanwhile is asked again.
   *
   * @param channels of the hosts that are attached now
   * @param onDone gets an answer for each host once all have answered or the time is over
   */
  void ask(
      SortedMap<String, SortedSet<String>> images,
      Map<String, HostChannel> channels,
      Duration patience,
      Consumer<List<PreflightAnswer>> onDone) {
    long id = ++lastId;
    Round round = new Round(id, images, new TreeMap<>(), onDone);
    rounds.put(id, round);
    images.keySet().stream()
        .map(channels::get)
        .filter(channel -> channel != null)
        .forEach(round::put);
    loop.after("preflight " + id, patience, () -> finish(round));
    if (images.isEmpty()) {
      finish(round);
    }
  }

  /** Asks what the host has not answered yet, on its new stream. */
  void attached(HostChannel channel) {
    for (Round round : List.copyOf(rounds.values())) {
      if (round.waitsFor(channel.host())) {
        round.put(channel);
      }
    }
  }

  void answered(String host, PreflightReport report) {
    Round round = rounds.get(report.getId());
    if (round == null || !round.waitsFor(host)) {
      return;
    }
    round.answers().put(host, report.getImagesList());
    if (round.answers().size() == round.images().size()) {
      finish(round);
    }
  }

  private void finish(Round round) {
    if (rounds.remove(round.id()) == null) {
      return;
    }
    loop.cancel("preflight " + round.id());
    round.onDone().accept(round.result());
  }

  private record Round(
      long id,
      SortedMap<String, SortedSet<String>> images,
      Map<String, List<ImageAnswer>> answers,
      Consumer<List<PreflightAnswer>> onDone) {
    boolean waitsFor(String host) {
      return images.containsKey(host) && !answers.containsKey(host);
    }

    void put(HostChannel channel) {
      Collection<String> wanted = images.get(channel.host());
      channel.send(
          ControllerMessage.newBuilder()
              .setPreflight(PreflightRequest.newBuilder().setId(id).addAllImages(wanted))
              .build());
    }

    List<PreflightAnswer> result() {
      return images.keySet().stream()
          .map(host -> new PreflightAnswer(host, Optional.ofNullable(answers.get(host))))
          .toList();
    }
  }
}
