package io.longshore.controller.store;

import io.longshore.base.Digest;
import io.longshore.proto.v1.ChannelScope;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The newest run, as it must survive a crash.
 *
 * @param number rises with every run, from 1
 * @param specDigest names the spec, which is stored beside it
 * @param startedAt when it was accepted
 * @param deadline from then on it is over
 * @param channels how far it goes beyond containers, as operators ask for it
 * @param cause why it began
 * @param end how it ended; empty while it is under way
 */
public record RunRecord(
    long number,
    Digest specDigest,
    Instant startedAt,
    Instant deadline,
    ChannelScope channels,
    RunCause cause,
    Optional<RunEnding> end) {
  public RunRecord {
    Objects.requireNonNull(specDigest, "specDigest");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(channels, "channels");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(end, "end");
  }

  /** A run that an operator asked for. */
  public RunRecord(
      long number,
      Digest specDigest,
      Instant startedAt,
      Instant deadline,
      ChannelScope channels,
      Optional<RunEnding> end) {
    this(number, specDigest, startedAt, deadline, channels, RunCause.APPLY, end);
  }

  /** As people and messages name it. */
  public String name() {
    return "run " + number + cause.words();
  }

  /** The same run, ended. */
  public RunRecord ended(RunEnding ending) {
    return new RunRecord(
        number, specDigest, startedAt, deadline, channels, cause, Optional.of(ending));
  }

  Fields toFields() {
    Fields fields =
        Fields.empty()
            .with("number", String.valueOf(number))
            .with("spec-digest", specDigest.hex())
            .with("started-at-ms", startedAt)
            .with("deadline-ms", deadline)
            .with("channels", channels.name())
            .with("cause", cause.name());
    return end.map(ending -> ending.addTo(fields)).orElse(fields);
  }

  static RunRecord of(Fields fields) {
    return new RunRecord(
        fields.number("number"),
        new Digest(fields.text("spec-digest")),
        fields.instant("started-at-ms"),
        fields.instant("deadline-ms"),
        fields
            .find("channels")
            .map(ChannelScope::valueOf)
            .orElse(ChannelScope.CHANNELS_AND_CHAINCODE),
        fields.find("cause").map(RunCause::valueOf).orElse(RunCause.APPLY),
        RunEnding.of(fields));
  }
}
