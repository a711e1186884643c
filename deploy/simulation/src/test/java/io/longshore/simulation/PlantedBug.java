package io.longshore.simulation;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * A mistake a fleet could make, put between its parts. If the simulation does not find it, the
 * simulation is too weak.
 *
 * @param name what goes wrong, as a phrase
 * @param plant puts it there
 */
record PlantedBug(String name, BiConsumer<Fleet, Mistakes> plant) {
  static final PlantedBug NONE = new PlantedBug("nothing", (fleet, mistakes) -> {});

  static List<PlantedBug> all() {
    return Stream.of(DecisionBugs.ALL, MemoryBugs.ALL, HearingBugs.ALL)
        .flatMap(List::stream)
        .toList();
  }

  /** What stands between the parts of a fleet with this bug. */
  Mistakes mistakes(Fleet fleet) {
    Mistakes mistakes = new Mistakes();
    plant.accept(fleet, mistakes);
    return mistakes;
  }

  @Override
  public String toString() {
    return name;
  }
}
