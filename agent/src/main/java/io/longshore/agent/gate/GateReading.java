package io.longshore.agent.gate;

import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.TopicSeen;
import io.longshore.model.Verdict;
import java.util.List;
import java.util.Objects;

/**
 * What one look at the cluster showed.
 *
 * @param verdict what it means for the gate
 * @param evidence what was measured, in one line: who answered what, and what is missing
 * @param missing names of the targets that are away; empty unless the rest is enough, be it also
 *     for the one that the reading concerns
 * @param silent whether no target gave any answer: the cluster is not up at all
 * @param topics what targets that are brokers tell of their topics
 */
public record GateReading(
    Verdict verdict,
    String evidence,
    List<String> missing,
    boolean silent,
    List<TopicSeen> topics) {
  public GateReading {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(evidence, "evidence");
    missing = List.copyOf(missing);
    topics = List.copyOf(topics);
    boolean rest = verdict == Verdict.ENOUGH || verdict == Verdict.WAIT && !missing.isEmpty();
    if (rest == missing.isEmpty()) {
      throw new IllegalArgumentException(
          "somebody is missing exactly when the rest is enough: " + verdict + " " + missing);
    }
  }

  /** A reading to which somebody answered and that names nobody as missing. */
  public GateReading(Verdict verdict, String evidence) {
    this(verdict, evidence, List.of(), false, List.of());
  }

  /** These targets are missing, and the rest is enough to go on. */
  public static GateReading enough(String evidence, List<String> missing) {
    return new GateReading(Verdict.ENOUGH, evidence, missing, false, List.of());
  }

  /** The same, when no target gave any answer. */
  public GateReading silentIf(boolean nobodyAnswered) {
    return new GateReading(verdict, evidence, missing, nobodyAnswered, topics);
  }

  /** The same, with what was told of topics. */
  public GateReading telling(List<TopicSeen> seen) {
    return new GateReading(verdict, evidence, missing, silent, seen);
  }

  /**
   * The reading as it concerns the member that the gate asks about, if it asks about one: what is
   * enough for the others is not for one that is itself missing.
   *
   * @throws IllegalArgumentException the gate asks about somebody who is none of its targets
   */
  public GateReading concerning(Gate gate) {
    String self = gate.settings().get(GateNames.SELF);
    if (self == null) {
      return this;
    }
    if (gate.targets().stream().noneMatch(target -> target.name().equals(self))) {
      throw new IllegalArgumentException(
          "gate " + gate.type() + " asks about " + self + ", which is none of its targets");
    }
    return missing.contains(self)
        ? new GateReading(
            Verdict.WAIT, self + " has no part in it: " + evidence, missing, false, topics)
        : this;
  }
}
