package io.longshore.controller.workload.fabric.material;

import java.security.SecureRandom;
import java.util.Random;

/** A source of keys that gives the same ones for the same seed. */
final class SeededRandom extends SecureRandom {
  private final transient Random random;

  SeededRandom(long seed) {
    super(null, null);
    this.random = new Random(seed);
  }

  @Override
  public void nextBytes(byte[] bytes) {
    random.nextBytes(bytes);
  }

  @Override
  public String getAlgorithm() {
    return "seeded";
  }
}
