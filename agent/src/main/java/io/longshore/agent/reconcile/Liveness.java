package io.longshore.agent.reconcile;

import io.longshore.model.ContainerSpec;
import io.longshore.model.Gate;
import io.longshore.model.GateTarget;
import io.longshore.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a container that runs still does its work, judged by its own gate: a broker that is in
 * its cluster, a ZooKeeper in its quorum, an orderer or peer that answers.
 *
 * <p>Only one that has served since it was started can have ceased to, be it before the eyes of an
 * agent that is gone: a first start, or the reading of a log after a crash, may take as long as it
 * likes.
 */
final class Liveness {
  /**
   * Longer than a session, an election or a pause for garbage takes; Kafka's and ZooKeeper's own.
   */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A gate whose members do not answer takes its whole time to read. */
  private static final Duration RECENT = Duration.ofSeconds(5);

  private Liveness() {}

  static boolean isRecent(GateSeen reading, Instant now) {
    return !reading.at().plus(RECENT).isBefore(now) && !reading.at().isAfter(now);
  }

  /**
   * A container that has ceased to serve.
   *
   * @param since when it was last seen to serve; of one that only another agent saw, since when
   *     this one has looked
   * @param watched since when its gate has been read without a gap: over time that nobody watched,
   *     or that a clock only skipped, it may have served
   * @param refusal why it must not be restarted all the same; empty when it may
   */
  record Ceased(Instant since, Instant watched, Optional<String> refusal) {
    /** Whether it has been so for long enough. */
    boolean isOver(Instant now) {
      return !now.isBefore(since.plus(PATIENCE)) && !now.isBefore(watched.plus(PATIENCE));
    }
  }

  /**
   * What its own gate says of it; empty when it serves, or when that is not known.
   *
   * @param reading of the container's own gate
   * @param startedAt when it was started
   * @param hasServed whether it is known to have served since, whoever saw it
   */
  static Optional<Ceased> of(
      ContainerSpec spec, GateSeen reading, Instant startedAt, boolean hasServed) {
    boolean seen = hasServedSince(spec, reading, startedAt);
    if (!seen && !hasServed) {
      return Optional.empty();
    }
    Instant served = seen ? reading.served().get(spec.name()) : reading.watched();
    if (reading.missing().contains(spec.name())) {
      return Optional.of(
          new Ceased(served, reading.watched(), others(spec.name(), reading.missing())));
    }
    boolean alone = isAlone(spec.name(), spec.ready());
    boolean silent = reading.verdict() == Verdict.WAIT && reading.silent();
    return alone && silent
        ? Optional.of(new Ceased(served, reading.watched(), Optional.empty()))
        : Optional.empty();
  }

  /** Whether readings of this gate have shown it to serve since it was started. */
  static boolean hasServedSince(ContainerSpec spec, GateSeen reading, Instant startedAt) {
    Instant served = reading.served().get(spec.name());
    return served != null && served.isAfter(startedAt);
  }

  /** One at a time: what has ceased to serve may yet hold what the rest will need. */
  private static Optional<String> others(String name, List<String> missing) {
    List<String> rest = missing.stream().filter(one -> !one.equals(name)).toList();
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "it is not restarted while "
                + String.join(" and ", rest)
                + (rest.size() == 1 ? " does not" : " do not")
                + " serve either");
  }

  private static boolean isAlone(String name, Gate gate) {
    return gate.targets().size() == 1
        && gate.targets().stream().map(GateTarget::name).allMatch(name::equals);
  }
}
