package io.longshore.controller.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param at when
 * @param outcome the word for it
 * @param what one sentence
 * @param remedy what a person may do; may be empty
 * @param exitCode how a command that waited for it ends
 */
public record RunEnding(Instant at, String outcome, String what, String remedy, int exitCode) {
  public RunEnding {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(remedy, "remedy");
  }

  Fields addTo(Fields fields) {
    return fields
        .with("ended-at-ms", at)
        .with("outcome", outcome)
        .with("what", what)
        .with("remedy", remedy)
        .with("exit-code", String.valueOf(exitCode));
  }

  static Optional<RunEnding> of(Fields fields) {
    return fields
        .find("outcome")
        .map(
            outcome ->
                new RunEnding(
                    fields.instant("ended-at-ms"),
                    outcome,
                    fields.text("what"),
                    fields.text("remedy"),
                    (int) fields.number("exit-code")));
  }
}
