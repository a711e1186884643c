package io.longshore.controller.cli;

import io.longshore.controller.spec.Problem;
import java.util.List;

/** The spec cannot be used; carries every problem found. */
final class BadSpecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  BadSpecException(List<Problem> problems) {
    super(problems.size() + " problems");
    this.problems = List.copyOf(problems);
  }

  List<Problem> problems() {
    return problems;
  }
}
