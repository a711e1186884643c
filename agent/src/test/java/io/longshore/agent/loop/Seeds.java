package io.longshore.agent.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs the simulation with many seeds, on all processors. */
final class Seeds {
  private static final Path MEMORY = Path.of("/dev/shm");

  private Seeds() {}

  /**
   * A seed that broke a rule.
   *
   * @param seed the smallest that was found
   * @param how what was broken
   * @param before what happened last
   */
  record Find(int seed, Throwable how, List<String> before) {
    @Override
    public String toString() {
      return "seed "
          + seed
          + ": "
          + how
          + "\n  "
          + String.join("\n  ", before)
          + "\n  again: mvn -pl agent -am test -Dtest=HostSimulationTest -Dseed="
          + seed
          + " -Dsurefire.failIfNoSpecifiedTests=false";
    }
  }

  /** The first seed from this one on, of so many, that breaks a rule. */
  static Optional<Find> find(PlantedBug bug, int from, int count) {
    IntStream seeds = IntStream.range(from, from + count);
    return (bug == PlantedBug.NONE ? seeds.parallel() : seeds)
        .mapToObj(seed -> run(bug, seed))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** What a seed breaks, if anything. */
  static Optional<Find> run(PlantedBug bug, int seed) {
    Path folder = folder();
    HostSimulation simulation = new HostSimulation(seed, bug, folder);
    try {
      simulation.run();
      return Optional.empty();
    } catch (RuntimeException | AssertionError how) {
      return Optional.of(new Find(seed, how, simulation.rig.notes()));
    } finally {
      delete(folder);
    }
  }

  /** The calls that reached the engine. */
  static List<String> journal(int seed) {
    Path folder = folder();
    try {
      HostSimulation simulation = new HostSimulation(seed, PlantedBug.NONE, folder);
      simulation.run();
      return simulation.journal();
    } finally {
      delete(folder);
    }
  }

  private static Path folder() {
    try {
      return Files.isDirectory(MEMORY)
          ? Files.createTempDirectory(MEMORY, "host")
          : Files.createTempDirectory("host");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
