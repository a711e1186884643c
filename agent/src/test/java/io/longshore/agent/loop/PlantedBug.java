package io.longshore.agent.loop;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * A mistake an agent could make, put between it and its world. If the simulation does not find it,
 * the simulation is too weak.
 *
 * @param name what the agent does wrong, as a phrase
 * @param plant puts it there
 */
record PlantedBug(String name, BiConsumer<Rig, Parts> plant) {
  static final PlantedBug NONE = new PlantedBug("nothing", (rig, parts) -> {});

  static List<PlantedBug> all() {
    return Stream.of(DecisionBugs.ALL, EngineBugs.ALL, StateBugs.ALL)
        .flatMap(List::stream)
        .toList();
  }

  /** What stands between an agent with this bug and its world. */
  Parts parts(Rig rig) {
    Parts parts = new Parts();
    plant.accept(rig, parts);
    return parts;
  }

  @Override
  public String toString() {
    return name;
  }
}
