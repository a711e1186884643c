package io.longshore.controller.cli;

import java.util.Optional;

/** Asks the person at the terminal. */
@FunctionalInterface
interface Questions {
  /**
   * Asks one question.
   *
   * @return the answer, stripped; empty when the person gave none, or the terminal was closed
   */
  Optional<String> ask(String question);

  /** At the process's terminal; there must be one. */
  static Optional<String> atTerminal(String question) {
    return Optional.ofNullable(System.console())
        .map(console -> console.readLine("%s ", question))
        .map(String::strip)
        .filter(answer -> !answer.isEmpty());
  }
}
