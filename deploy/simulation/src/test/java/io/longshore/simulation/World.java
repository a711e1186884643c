package io.longshore.simulation;

import io.longshore.base.ManualClock;
import io.longshore.base.SimulatedLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What all of a simulated fleet share: virtual time, chance, and the journal of what happened. */
final class World {
  final ManualClock clock = new ManualClock();
  final SimulatedLoop loop = new SimulatedLoop(clock);
  final Random random;
  private final List<String> journal = new ArrayList<>();
  private long numbers;

  World(long seed) {
    random = new Random(seed);
  }

  /** How much time has passed since the beginning. */
  Duration now() {
    return loop.elapsed();
  }

  /** Whether this is longer ago than that. */
  boolean longerAgo(Duration then, Duration time) {
    return then.plus(time).compareTo(now()) < 0;
  }

  long next() {
    return ++numbers;
  }

  Duration millis(int atMost) {
    return Duration.ofMillis(random.nextInt(atMost + 1));
  }

  boolean chance(int oneOf) {
    return random.nextInt(oneOf) == 0;
  }

  <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Writes down what happened now. */
  void note(String what) {
    journal.add(now().toMillis() + " ms  " + what);
  }

  List<String> journal() {
    return journal;
  }
}
