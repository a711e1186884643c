package io.longshore.controller.drift;

import io.longshore.model.DriftClass;
import io.longshore.model.DriftFinding;
import io.longshore.model.EngineState;
import io.longshore.model.ObservedHost;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A channel of the network beside its spec, at one moment.
 *
 * @param name its name
 * @param system whether it is the one that knows all others
 * @param blocks as the orderers have it; 0 when none told
 * @param peers how many are to be in it
 * @param level how many of them are as far as the orderers, or nearly
 * @param chaincodes name and version of those that run in it
 * @param topic its topic in words; empty when nobody told
 * @param at when it was looked at
 * @param findings where it is not as the spec says, and what could not be learnt
 */
public record ChannelHealth(
    String name,
    boolean system,
    long blocks,
    int peers,
    int level,
    List<String> chaincodes,
    String topic,
    Instant at,
    List<DriftFinding> findings) {
  private static final String PLACE = "channel ";

  public ChannelHealth {
    Objects.requireNonNull(name, "name");
    chaincodes = List.copyOf(chaincodes);
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(at, "at");
    findings = findings.stream().sorted().toList();
  }

  /** Where its findings are, in place of a host: no host's name has a space. */
  String place() {
    return PLACE + name;
  }

  /** Whether findings of this place are a channel's. */
  static boolean isPlace(String place) {
    return place.startsWith(PLACE);
  }

  /** How it stands. What is known to be wrong counts before what is not known. */
  HostVerdict verdict() {
    long drifted = findings.stream().filter(one -> one.driftClass().drifted()).count();
    if (drifted > 0) {
      String remedy =
          findings.stream()
              .filter(one -> one.driftClass().drifted())
              .map(DriftFinding::remedy)
              .findFirst()
              .orElse("");
      String why = drifted == 1 ? "1 finding" : drifted + " findings";
      return new HostVerdict(place(), Verdict.DRIFTED, why, remedy);
    }
    return findings.stream()
        .filter(one -> one.driftClass() == DriftClass.UNKNOWN)
        .findFirst()
        .map(
            one ->
                new HostVerdict(
                    place(), Verdict.UNKNOWN, one.subject() + ": " + one.cause(), one.remedy()))
        .orElseGet(() -> new HostVerdict(place(), Verdict.IN_SYNC, Verdict.IN_SYNC.sentence(), ""));
  }

  /** The same as a place that tells what it sees, for the book on findings. */
  ObservedHost told() {
    return told(place(), at, findings);
  }

  /** A place of which nothing is found any more. */
  static ObservedHost gone(String place, Instant at) {
    return told(place, at, List.of());
  }

  private static ObservedHost told(String place, Instant at, List<DriftFinding> findings) {
    return new ObservedHost(
        place,
        0,
        "",
        at,
        new EngineState(true, "", "", ""),
        List.of(),
        List.of(),
        0,
        List.of(),
        findings,
        List.of());
  }
}
