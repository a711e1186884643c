package io.longshore.controller.fleet;

import io.longshore.base.Loop;
import io.longshore.model.ImageArchive;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.ImageAnswer;
import io.longshore.proto.v1.PreflightReport;
import io.longshore.proto.v1.PreflightRequest;
import io.longshore.wire.ModelCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
   * @param question what each is asked
   * @param channels of the hosts that are attached now
   * @param onDone gets an answer for each host once all have answered or the time is over
   */
  void ask(
      Question question,
      Map<String, HostChannel> channels,
      Duration patience,
      Consumer<List<PreflightAnswer>> onDone) {
    long id = ++lastId;
    SortedMap<String, SortedSet<String>> images = question.images();
    Round round = new Round(id, question, new TreeMap<>(), onDone);
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

  /** Whether the host is just being asked to have an image from this archive. */
  boolean offers(String host, String digest) {
    return rounds.values().stream()
        .filter(round -> round.waitsFor(host))
        .flatMap(round -> round.question().archivesOf(host))
        .anyMatch(archive -> archive.digest().hex().equals(digest));
  }

  /**
   * What hosts are asked.
   *
   * @param images by host
   * @param archives by image
   * @param lookOnly whether they are to bring nothing
   */
  record Question(
      SortedMap<String, SortedSet<String>> images,
      SortedMap<String, ImageArchive> archives,
      boolean lookOnly) {
    Stream<ImageArchive> archivesOf(String host) {
      return images.get(host).stream().map(archives::get).filter(Objects::nonNull);
    }
  }

  private record Round(
      long id,
      Question question,
      Map<String, List<ImageAnswer>> answers,
      Consumer<List<PreflightAnswer>> onDone) {
    SortedMap<String, SortedSet<String>> images() {
      return question.images();
    }

    boolean waitsFor(String host) {
      return images().containsKey(host) && !answers.containsKey(host);
    }

    void put(HostChannel channel) {
      PreflightRequest.Builder request =
          PreflightRequest.newBuilder()
              .setId(id)
              .addAllImages(images().get(channel.host()))
              .setLookOnly(question.lookOnly());
      question
          .archivesOf(channel.host())
          .forEach(archive -> request.addArchives(ModelCodec.toProto(archive)));
      channel.send(ControllerMessage.newBuilder().setPreflight(request).build());
    }

    List<PreflightAnswer> result() {
      return images().keySet().stream()
          .map(host -> new PreflightAnswer(host, Optional.ofNullable(answers.get(host))))
          .toList();
    }
  }
}
