package io.longshore.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tells stories of many seeds, on all processors. */
final class Seeds {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final int LAST = 40;

  private Seeds() {}

  /**
   * A seed that broke a rule.
   *
   * @param seed the smallest that was found
   * @param how the rule, as a sentence
   * @param before the last lines of the journal
   */
  record Find(int seed, Throwable how, List<String> before) {
    @Override
    public String toString() {
      return "seed "
          + seed
          + ": "
          + how.getMessage()
          + "\n  "
          + String.join("\n  ", before)
          + "\n  again: mvn -pl deploy/simulation -am verify -Dtest=FleetStoriesTest -Dseed="
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
    Story story = new Story(seed, bug, folder);
    try {
      story.run();
      return Optional.empty();
    } catch (RuntimeException | AssertionError how) {
      List<String> all = story.journal();
      return Optional.of(
          new Find(
              seed, how, List.copyOf(all.subList(Math.max(0, all.size() - LAST), all.size()))));
    } finally {
      delete(folder);
    }
  }

  /** All that happened. */
  static List<String> journal(int seed) {
    Path folder = folder();
    try {
      Story story = new Story(seed, PlantedBug.NONE, folder);
      story.run();
      return story.journal();
    } finally {
      delete(folder);
    }
  }

  private static Path folder() {
    try {
      return Files.isDirectory(MEMORY)
          ? Files.createTempDirectory(MEMORY, "fleet")
          : Files.createTempDirectory("fleet");
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
