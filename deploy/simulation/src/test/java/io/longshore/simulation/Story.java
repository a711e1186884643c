package io.longshore.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One fleet for some minutes of virtual time: a cold start, troubles and new specs by chance, then
 * quiet, in which a person applies a last spec. It breaks off as soon as a rule is broken; at the
 * end the engines must hold what that spec says, and nothing more may be done.
 */
final class Story {
  private static final Duration COLD_START = Duration.ofSeconds(35);
  private static final Duration TROUBLE = Duration.ofSeconds(90);
  private static final Duration LEFT_ALONE = Duration.ofSeconds(20);
  private static final int TRIES = 8;

  final Fleet fleet;
  private final World world;
  private final Troubles troubles;

  Story(long seed, PlantedBug bug, Path folder) {
    fleet = new Fleet(seed, bug, folder);
    world = fleet.world;
    troubles = new Troubles(fleet);
  }

  /** Lets it all happen. */
  void run() {
    fleet.begin();
    apply("0000", false);
    if (!world.chance(4)) {
      fleet.run(COLD_START);
    }
    Duration end = world.now().plus(TROUBLE);
    while (world.now().compareTo(end) < 0) {
      fleet.run(world.millis(6000));
      if (world.chance(3)) {
        another();
      } else {
        troubles.one();
      }
    }
    troubles.end();
    fleet.run(Duration.ofSeconds(12));
    for (int i = 0; i < 5 && (fleet.operator.holds() || fleet.operator.denies()); i++) {
      fleet.operator.allowAll();
      fleet.operator.releaseAll();
      fleet.run(Duration.ofSeconds(12));
    }
    String last = spec("012");
    converge(last);
    fleet.run(Duration.ofSeconds(8));
    judge(last);
    Map<String, Long> before = mutations();
    int puts = fleet.controller.kept.puts();
    fleet.run(LEFT_ALONE);
    judge(last);
    assertEquals(before, mutations(), "a converged fleet was not left alone");
    assertEquals(puts, fleet.controller.kept.puts(), "the controller of a converged fleet writes");
    fleet.audited();
  }

  private void another() {
    String spec = spec("0123x");
    if (world.chance(4)) {
      fleet.operator.planFirst(spec, world.millis(8000));
    } else {
      apply(spec, world.random.nextBoolean());
    }
  }

  private void apply(String spec, boolean takeOver) {
    fleet.controller.compiler.knows(spec, new Site(spec).compiled());
    fleet.operator.apply(spec, takeOver, "");
  }

  private String spec(String versions) {
    StringBuilder spec = new StringBuilder();
    for (int role = 0; role < Site.ROLES.size(); role++) {
      boolean without = role == 3 && world.chance(4);
      boolean same = world.chance(2);
      int at = same ? 0 : world.random.nextInt(versions.length());
      spec.append(without ? '-' : versions.charAt(at));
    }
    String name = spec.toString();
    fleet.controller.compiler.knows(name, new Site(name).compiled());
    return name;
  }

  /** A person tries until it is done, some time apart. */
  private void converge(String spec) {
    for (int i = 0; i < TRIES; i++) {
      apply(spec, true);
      for (int s = 0; s < 150 && fleet.operator.answer().isEmpty(); s++) {
        fleet.run(Duration.ofSeconds(1));
      }
      String answer = fleet.operator.answer();
      if (answer.equals("CONVERGED") || answer.equals("NOTHING_TO_DO")) {
        return;
      }
      fleet.run(Duration.ofSeconds(10));
    }
    throw new Broken("the fleet does not become as the spec says: " + fleet.operator.answer());
  }

  private void judge(String spec) {
    assertEquals(
        Truth.wanted(spec), Truth.there(fleet.hosts.values()), "the fleet is not as the spec says");
  }

  private Map<String, Long> mutations() {
    Map<String, Long> all = new TreeMap<>();
    fleet.hosts.forEach((name, host) -> all.put(name, host.engine.mutations()));
    return all;
  }

  List<String> journal() {
    return world.journal();
  }
}
