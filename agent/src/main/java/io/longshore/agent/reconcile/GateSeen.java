package io.longshore.agent.reconcile;

import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.TopicSeen;
import io.longshore.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The latest reading of a gate.
 *
 * @param verdict what it says
 * @param evidence what was measured, in one line
 * @param missing names of the targets that are away; empty unless the rest is enough
 * @param silent whether no target gave any answer
 * @param at when the measuring began
 * @param topics what brokers told of their topics
 * @param since since when every reading had this verdict; not after {@code at}
 * @param watched since when readings have followed each other without a gap; not after {@code at}
 * @param served when each target was last seen to serve, by name; without those that never were
 */
public record GateSeen(
    Verdict verdict,
    String evidence,
    List<String> missing,
    boolean silent,
    List<TopicSeen> topics,
    Instant at,
    Instant since,
    Instant watched,
    Map<String, Instant> served) {
  /** Readings further apart than this say nothing about the time between them. */
  static final Duration GAP = Duration.ofSeconds(10);

  public GateSeen {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(evidence, "evidence");
    missing = List.copyOf(missing);
    topics = List.copyOf(topics);
    served = Map.copyOf(served);
    Objects.requireNonNull(at, "at");
    if (since.isAfter(at)) {
      throw new IllegalArgumentException("a verdict holds since " + since + ", read at " + at);
    }
    if (watched.isAfter(at)) {
      throw new IllegalArgumentException("watched since " + watched + ", read at " + at);
    }
  }

  /** A reading that told of no topic, of a gate of which nobody is known to have served. */
  public GateSeen(
      Verdict verdict,
      String evidence,
      List<String> missing,
      boolean silent,
      Instant at,
      Instant since) {
    this(verdict, evidence, missing, silent, List.of(), at, since, since, Map.of());
  }

  /** The same reading, coming after another one of the same gate. */
  public GateSeen after(GateSeen before) {
    Duration apart = Duration.between(before.at, at);
    boolean follows = !apart.isNegative() && apart.compareTo(GAP) <= 0;
    Map<String, Instant> ever = new HashMap<>(before.served);
    // What was seen at a time that is yet to come was told by a clock that has been put back.
    ever.values().removeIf(then -> then.isAfter(at));
    ever.putAll(served);
    Instant still = follows && before.verdict == verdict ? before.since : at;
    Instant watching = follows ? before.watched : at;
    return new GateSeen(verdict, evidence, missing, silent, topics, at, still, watching, ever);
  }

  /** Whether it shows the same as another, whenever it was read. */
  public boolean showsSame(GateSeen other) {
    return verdict == other.verdict && evidence.equals(other.evidence) && silent == other.silent;
  }

  /**
   * Whether it lets start what waits for the gate: nobody is missing, or the rest has been enough
   * for as long as the gate asks.
   */
  boolean opens(Gate gate) {
    return verdict == Verdict.PASS || patienceLeft(gate).map(Duration::isZero).orElse(false);
  }

  /**
   * Whether it lets start again what already served: patience is for a cluster that comes up as a
   * whole, and the rest being enough is all that a member of one that is up needs.
   */
  boolean opensAgain(Gate gate) {
    return verdict == Verdict.PASS || patienceLeft(gate).isPresent();
  }

  /** What it shows, in one line, to those who wait for the gate before a start. */
  public String words(Gate gate) {
    return evidence
        + patienceLeft(gate)
            .filter(left -> !left.isZero())
            .map(
                left ->
                    "; goes on without "
                        + String.join(" and ", missing)
                        + " in "
                        + left.plusMillis(999).toSeconds()
                        + " s")
            .orElse("");
  }

  /** Empty when patience is of no use: nobody is missing, or too many are. */
  private Optional<Duration> patienceLeft(Gate gate) {
    String patience = gate.settings().get(GateNames.PATIENCE_SECONDS);
    boolean counts =
        verdict == Verdict.ENOUGH && patience != null && patience.matches("[0-9]{1,6}");
    if (!counts) {
      return Optional.empty();
    }
    Duration left =
        Duration.ofSeconds(Integer.parseInt(patience)).minus(Duration.between(since, at));
    return Optional.of(left.isNegative() ? Duration.ZERO : left);
  }
}
