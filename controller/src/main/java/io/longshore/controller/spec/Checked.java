package io.longshore.controller.spec;

import java.util.List;
import java.util.Optional;

/**
 * A value, or everything that keeps it from being one.
 *
 * @param value present exactly when there are no problems
 * @param problems sorted by place
 */
public record Checked<T>(Optional<T> value, List<Problem> problems) {
  public Checked {
    problems = List.copyOf(problems);
    if (value.isPresent() != problems.isEmpty()) {
      throw new IllegalArgumentException("there is either a value or a problem");
    }
  }

  /** A value nothing is wrong with. */
  public static <T> Checked<T> of(T value) {
    return new Checked<>(Optional.of(value), List.of());
  }

  /** No value, for these reasons. */
  public static <T> Checked<T> refused(List<Problem> problems) {
    return new Checked<>(Optional.empty(), problems);
  }

  /** Whether there is a value. */
  public boolean isSound() {
    return value.isPresent();
  }

  /** The value; only for one that is sound. */
  public T get() {
    return value.orElseThrow(() -> new IllegalStateException("the spec has problems"));
  }
}
