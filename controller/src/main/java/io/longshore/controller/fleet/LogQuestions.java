package io.longshore.controller.fleet;

import io.longshore.base.Loop;
import io.longshore.proto.v1.ContainerLog;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.LogQuestion;
import io.longshore.proto.v1.LogReport;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Questions to hosts what containers of chaincodes wrote last. On the loop only. */
final class LogQuestions {
  private final Loop loop;
  private final Map<Long, Round> rounds = new HashMap<>();
  private long lastId;

  LogQuestions(Loop loop) {
    this.loop = loop;
  }

  /**
   * Asks every host that is attached, once.
   *
   * @param containers their names, by host
   * @param lines at most, of each
   * @param channels of the hosts that are attached now
   * @param onDone gets what those said that answered, once all of them have or the time is over
   */
  void ask(
      SortedMap<String, SortedSet<String>> containers,
      int lines,
      Map<String, HostChannel> channels,
      Duration patience,
      Consumer<SortedMap<String, List<ContainerLog>>> onDone) {
    long id = ++lastId;
    Round round = new Round(id, new TreeMap<>(), new TreeMap<>(), onDone);
    containers.forEach(
        (host, names) ->
            Optional.ofNullable(channels.get(host))
                .ifPresent(
                    channel -> {
                      round.asked().put(host, channel);
                      channel.send(
                          ControllerMessage.newBuilder()
                              .setLog(
                                  LogQuestion.newBuilder()
                                      .setId(id)
                                      .addAllContainers(names)
                                      .setLines(lines))
                              .build());
                    }));
    rounds.put(id, round);
    loop.after(tag(id), patience, () -> finish(round));
    finishIfOver(round);
  }

  void answered(String host, LogReport report) {
    Round round = rounds.get(report.getId());
    if (round != null && round.asked().containsKey(host)) {
      round.answers().put(host, report.getLogsList());
      finishIfOver(round);
    }
  }

  private void finishIfOver(Round round) {
    if (round.answers().size() == round.asked().size()) {
      finish(round);
    }
  }

  private void finish(Round round) {
    if (rounds.remove(round.id()) != null) {
      loop.cancel(tag(round.id()));
      round.onDone().accept(round.answers());
    }
  }

  private static String tag(long id) {
    return "logs " + id;
  }

  private record Round(
      long id,
      SortedMap<String, HostChannel> asked,
      SortedMap<String, List<ContainerLog>> answers,
      Consumer<SortedMap<String, List<ContainerLog>>> onDone) {}
}
