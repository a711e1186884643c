package io.longshore.simulation;

import io.longshore.controller.plan.HostMix;
import io.longshore.controller.plan.Situation;
import io.longshore.controller.rollout.Decision;
import io.longshore.controller.rollout.Pace;
import io.longshore.controller.rollout.Strategy;
import io.longshore.model.DesiredHost;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Mistakes in what a controller decides. */
final class DecisionBugs {
  static final List<PlantedBug> ALL =
      List.of(
          believes("takes a host to hold what it was told", Beliefs::toldIsTaken),
          believes("does not wait until who was changed serves again", Beliefs::toldServes),
          believes("takes whatever is there to serve", Beliefs::nothingCrashes),
          decides("takes down all members at once", DecisionBugs::allAtOnce),
          decides("leaves what the spec no longer names", DecisionBugs::leavesTheRest),
          decides("says it is done while it still waits", DecisionBugs::doneEarly),
          sends("gives a new state the old generation", DecisionBugs::oldGeneration),
          new PlantedBug(
              "applies another plan than the one that was asked for",
              (fleet, mistakes) -> mistakes.ignoresThePlan = true));

  private DecisionBugs() {}

  private static PlantedBug believes(String name, UnaryOperator<Situation> belief) {
    return new PlantedBug(
        name,
        (fleet, mistakes) ->
            mistakes.strategy =
                right -> (situation, pace) -> right.next(belief.apply(situation), pace));
  }

  private static PlantedBug decides(String name, Decides wrong) {
    return new PlantedBug(
        name,
        (fleet, mistakes) ->
            mistakes.strategy = right -> (situation, pace) -> wrong.next(right, situation, pace));
  }

  private static PlantedBug sends(
      String name, Function<Situation, UnaryOperator<DesiredHost>> wrong) {
    return decides(
        name,
        (right, situation, pace) -> {
          Decision decision = right.next(situation, pace);
          return decision instanceof Decision.Send send
              ? new Decision.Send(
                  send.hosts().stream().map(wrong.apply(situation)).toList(), send.why())
              : decision;
        });
  }

  private static Decision allAtOnce(Strategy right, Situation situation, Pace pace) {
    Decision decision = right.next(situation, pace);
    if (!(decision instanceof Decision.Send)) {
      return decision;
    }
    List<DesiredHost> all =
        situation.wanted().hosts().keySet().stream()
            .map(host -> HostMix.of(situation, host).next(Set.of(), true))
            .flatMap(Optional::stream)
            .toList();
    return new Decision.Send(all, "everything at once");
  }

  private static Decision leavesTheRest(Strategy right, Situation situation, Pace pace) {
    Decision decision = right.next(situation, pace);
    boolean last = decision instanceof Decision.Send send && send.why().contains("no longer names");
    return last ? new Decision.Done() : decision;
  }

  private static Decision doneEarly(Strategy right, Situation situation, Pace pace) {
    Decision decision = right.next(situation, pace);
    return decision instanceof Decision.Hold ? new Decision.Done() : decision;
  }

  private static UnaryOperator<DesiredHost> oldGeneration(Situation situation) {
    return host -> {
      DesiredHost before = situation.held().get(host.host());
      return before == null ? host : numbered(host, before.generation());
    };
  }

  private static DesiredHost numbered(DesiredHost host, long generation) {
    return new DesiredHost(
        host.deployment(),
        host.network(),
        host.host(),
        generation,
        host.specDigest(),
        host.containers(),
        host.fileSets(),
        host.identities(),
        host.blobs(),
        host.emptyOnPurpose(),
        host.archives());
  }

  private interface Decides {
    Decision next(Strategy right, Situation situation, Pace pace);
  }
}
