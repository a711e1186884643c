package io.longshore.agent.drift;

import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.engine.EngineEvent;
import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.agent.engine.NewContainer;
import io.longshore.agent.files.SetLook;
import io.longshore.model.DesiredHost;
import io.longshore.model.DriftClass;
import io.longshore.model.DriftFinding;
import io.longshore.model.DriftReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** All differences of one host, each with what it is owed to. */
public final class HostDrift {
  private HostDrift() {}

  /**
   * One look at a host.
   *
   * @param desired what it should hold
   * @param wanted its containers, with mount sources found on this host
   * @param engine what the engine told
   * @param files placed file sets as they lie on disk, by name
   * @param events what the engine lately said happened
   * @param busy containers to which something is being done
   */
  public record Sight(
      DesiredHost desired,
      List<NewContainer> wanted,
      EngineSnapshot engine,
      SortedMap<String, SetLook> files,
      List<EngineEvent> events,
      Set<String> busy) {}

  /**
   * The findings, sorted.
   *
   * @param before the findings of the look before: what lasts keeps its first moment and its cause
   */
  public static List<DriftFinding> of(Sight sight, Collection<DriftFinding> before, Instant now) {
    List<Difference> differences = new ArrayList<>();
    for (NewContainer wanted : sight.wanted()) {
      Optional<EngineContainer> seen = sight.engine().container(wanted.spec().name());
      if (seen.isPresent()
          && seen.get().isOf(sight.desired().deployment())
          && !sight.busy().contains(wanted.spec().name())) {
        differences.addAll(ContainerDrift.of(wanted, sight.engine(), seen.get()));
      }
    }
    sight.files().forEach((set, look) -> differences.addAll(FileDrift.of(set, look)));
    differences.addAll(Surroundings.of(sight.desired(), sight.engine()));
    Causes causes = new Causes(sight.events(), sight.engine());
    Excuses excuses = new Excuses(sight.desired());
    return differences.stream()
        .map(one -> finding(one, causes, excuses, isStrict(sight.desired(), one), before, now))
        .sorted()
        .toList();
  }

  /** What is found while the engine does not answer. */
  public static List<DriftFinding> unanswered(
      String trouble, Collection<DriftFinding> before, Instant now) {
    DriftFinding finding =
        new DriftFinding(
            "engine",
            "answer",
            "an account of the host",
            trouble,
            DriftClass.UNKNOWN,
            DriftReason.ENGINE_AWAY,
            now,
            "",
            "systemctl status docker on the host");
    return List.of(
        before.stream()
            .filter(one -> one.reason() == DriftReason.ENGINE_AWAY)
            .findFirst()
            .orElse(finding));
  }

  private static DriftFinding finding(
      Difference difference,
      Causes causes,
      Excuses excuses,
      boolean strict,
      Collection<DriftFinding> before,
      Instant now) {
    Optional<DriftFinding> known =
        before.stream()
            .filter(
                one ->
                    one.subject().equals(difference.subject())
                        && one.field().equals(difference.field())
                        && one.desired().equals(difference.desired())
                        && one.observed().equals(difference.observed()))
            .findFirst();
    Optional<String> excuse = excuses.of(difference);
    DriftReason reason = excuse.isPresent() ? DriftReason.EXCUSED : difference.reason();
    String cause = causes.of(difference);
    return new DriftFinding(
        difference.subject(),
        difference.field(),
        difference.desired(),
        difference.observed(),
        reason.owedTo(),
        reason,
        known.map(DriftFinding::firstSeen).orElse(now),
        cause.isEmpty() ? known.map(DriftFinding::cause).orElse("") : cause,
        excuse
            .map(why -> "none: the spec says " + why)
            .orElseGet(() -> remedy(difference, strict)));
  }

  private static boolean isStrict(DesiredHost desired, Difference difference) {
    return desired.container(difference.subject()).filter(one -> one.drift().strict()).isPresent();
  }

  private static String remedy(Difference difference, boolean strict) {
    String subject = difference.subject();
    return switch (difference.reason().owedTo()) {
      case CORRECTIVE ->
          subject.startsWith("network ") || subject.startsWith("volume ")
              ? "put it right on the host: the agent never takes a network or a volume away"
              : strict
                  ? "the controller puts it right by itself as soon as everything serves"
                  : "controller apply puts it right";
      case FOREIGN ->
          difference.field().equals("container")
              ? "docker rename " + subject + " or docker rm it on the host, if it may go"
              : "docker inspect " + subject + " on the host tells whose it is";
      case UNKNOWN -> "look at the path on the host, as root";
      case INTENTIONAL, DIVERGED, IGNORED, DERIVED -> "";
    };
  }
}
