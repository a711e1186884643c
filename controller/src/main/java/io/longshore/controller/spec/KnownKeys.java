package io.longshore.controller.spec;

import io.longshore.controller.spec.tree.SpecPath;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Every key that a reader asked for, whether it was written or not.
 *
 * <p>Names the operator chooses stand as what they name, in angle brackets: {@code hosts.<host>}.
 */
public final class KnownKeys {
  private final SortedSet<String> keys = new TreeSet<>();

  void add(SpecPath key) {
    keys.add(String.join(".", key.parts()));
  }

  /** The keys, sorted. */
  public SortedSet<String> all() {
    return Collections.unmodifiableSortedSet(keys);
  }
}
