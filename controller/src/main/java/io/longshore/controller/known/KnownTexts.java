package io.longshore.controller.known;

import io.longshore.controller.workload.fabric.client.answer.KnownAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every text that is known. */
public final class KnownTexts {
  private KnownTexts() {}

  /** How many there are. */
  public static int count() {
    return KnownAnswer.values().length + (int) logs().count();
  }

  /** What nodes, brokers, servers and engines write of themselves; answers are not among it. */
  static Stream<KnownText> logs() {
    return Stream.of(FabricLogTexts.ALL, KafkaTexts.ALL, ZookeeperTexts.ALL, DockerTexts.ALL)
        .flatMap(List::stream);
  }

  /**
   * Those that a text holds. Of Fabric's answers the first alone: the wider patterns come after the
   * narrower, and mean less.
   */
  public static List<KnownText> in(String text) {
    List<KnownText> found = new ArrayList<>();
    Optional<KnownText> answer = KnownAnswer.in(text).map(KnownTexts::text);
    answer.ifPresent(found::add);
    logs().filter(known -> known.foundIn(text).isPresent()).forEach(found::add);
    return List.copyOf(found);
  }

  private static KnownText text(KnownAnswer answer) {
    KnownText.Meaning meaning =
        switch (answer.meaning()) {
          case ALREADY_SO -> KnownText.Meaning.HARMLESS;
          case NOT_YET -> KnownText.Meaning.PASSING;
          case REFUSED -> KnownText.Meaning.STANDING;
        };
    return new KnownText(
        KnownText.Origin.FABRIC, meaning, answer.pattern(), answer.cause(), answer.remedy());
  }
}
