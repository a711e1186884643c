package io.longshore.simulation;

import io.longshore.agent.gate.GateReading;
import io.longshore.model.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Mistakes in whom a controller listens to, and in what agents measure. */
final class HearingBugs {
  static final List<PlantedBug> ALL =
      List.of(
          new PlantedBug(
              "hears nothing of what a host sees after its first word", HearingBugs::firstWord),
          new PlantedBug(
              "serves hosts that are denied", (fleet, mistakes) -> mistakes.letsAllIn = true),
          new PlantedBug(
              "takes enough members for all of them",
              (fleet, mistakes) ->
                  mistakes.measures =
                      reading -> reading.verdict() == Verdict.ENOUGH ? pass(reading) : reading),
          new PlantedBug(
              "lets start behind a gate that is shut",
              (fleet, mistakes) ->
                  mistakes.measures =
                      reading -> reading.verdict() == Verdict.WAIT ? pass(reading) : reading));

  private HearingBugs() {}

  private static GateReading pass(GateReading reading) {
    return new GateReading(Verdict.PASS, reading.evidence());
  }

  private static void firstWord(Fleet fleet, Mistakes mistakes) {
    Map<String, Long> words = new HashMap<>();
    mistakes.hears =
        message -> {
          if (!message.hasObserved()) {
            return List.of(message);
          }
          long generation = message.getObserved().getGeneration();
          Long before = words.put(message.getObserved().getHost(), generation);
          return before == null || before != generation ? List.of(message) : List.of();
        };
  }
}
