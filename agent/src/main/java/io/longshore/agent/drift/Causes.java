package io.longshore.agent.drift;

import io.longshore.agent.engine.EngineEvent;
import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.agent.engine.Fields;
import io.longshore.model.DriftClass;
import io.longshore.model.DriftReason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What explains a difference: the engine's event, or the file's own record of its last change. */
final class Causes {
  private static final Set<String> LINKS = Set.of("connect", "disconnect");

  private final List<EngineEvent> events;
  private final EngineSnapshot engine;

  Causes(List<EngineEvent> events, EngineSnapshot engine) {
    this.events = List.copyOf(events);
    this.engine = engine;
  }

  /** One phrase; empty when nothing explains it. */
  String of(Difference difference) {
    if (difference.changed().isPresent()) {
      return "changed on disk at " + moment(difference.changed().get());
    }
    DriftReason reason = difference.reason();
    if (reason.owedTo() == DriftClass.INTENTIONAL || reason.owedTo() == DriftClass.UNKNOWN) {
      return "";
    }
    return event(difference)
        .map(event -> words(event) + " at " + moment(event.at()))
        .orElseGet(() -> made(difference));
  }

  private Optional<EngineEvent> event(Difference difference) {
    String subject = difference.subject();
    if (subject.startsWith("network ") || subject.startsWith("volume ")) {
      int space = subject.indexOf(' ');
      String kind = subject.substring(0, space);
      String name = subject.substring(space + 1);
      return latest(
          event ->
              event.kind().equals(kind)
                  && event.name().equals(name)
                  && !LINKS.contains(event.action()));
    }
    String field = difference.field();
    if (field.equals(Fields.NETWORKS) || field.startsWith(Fields.ALIASES)) {
      return latest(
          event ->
              LINKS.contains(event.action()) && event.container().equals(difference.containerId()));
    }
    if (difference.reason() == DriftReason.IMAGE_MOVED) {
      String image = difference.desired().split(" ")[0];
      return latest(
          event ->
              event.kind().equals("image")
                  && (event.name().equals(image) || event.action().equals("tag")));
    }
    String action = difference.reason() == DriftReason.CHANGED ? "update" : "create";
    return latest(
        event ->
            event.kind().equals("container")
                && event.action().equals(action)
                && event.name().equals(subject));
  }

  private Optional<EngineEvent> latest(Predicate<EngineEvent> matching) {
    return events.stream().filter(matching).reduce((earlier, later) -> later);
  }

  /** The event may be forgotten; the container knows when it was made. */
  private String made(Difference difference) {
    boolean anew =
        difference.reason() == DriftReason.REPLACED || difference.reason() == DriftReason.ADDED;
    return !anew
        ? ""
        : engine
            .container(difference.subject())
            .flatMap(container -> container.facts().createdAt())
            .map(then -> "the container was made at " + moment(then))
            .orElse("");
  }

  private static String words(EngineEvent event) {
    return event.kind().equals("container")
        ? "docker " + event.action()
        : "docker " + event.kind() + " " + event.action() + " " + event.name();
  }

  private static String moment(Instant then) {
    return then.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
