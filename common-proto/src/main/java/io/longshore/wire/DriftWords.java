package io.longshore.wire;

import io.longshore.model.DriftClass;
import io.longshore.model.DriftFinding;
import io.longshore.model.DriftReason;
import io.longshore.model.Hold;
import java.time.Instant;

/** Drift findings and holds into their messages and back. */
final class DriftWords {
  private DriftWords() {}

  static io.longshore.proto.v1.DriftFinding write(DriftFinding finding) {
    return io.longshore.proto.v1.DriftFinding.newBuilder()
        .setSubject(finding.subject())
        .setField(finding.field())
        .setDesired(finding.desired())
        .setObserved(finding.observed())
        .setDriftClass(finding.driftClass().name())
        .setReason(finding.reason().name())
        .setFirstSeenMs(finding.firstSeen().toEpochMilli())
        .setCause(finding.cause())
        .setRemedy(finding.remedy())
        .build();
  }

  static DriftFinding read(io.longshore.proto.v1.DriftFinding message) {
    DriftReason reason = Known.word(DriftReason.values(), message.getReason(), DriftReason.UNKNOWN);
    return new DriftFinding(
        message.getSubject(),
        message.getField(),
        message.getDesired(),
        message.getObserved(),
        reason == DriftReason.UNKNOWN
            ? Known.word(DriftClass.values(), message.getDriftClass(), DriftClass.UNKNOWN)
            : reason.owedTo(),
        reason,
        Instant.ofEpochMilli(message.getFirstSeenMs()),
        message.getCause(),
        message.getRemedy());
  }

  static io.longshore.proto.v1.Hold write(Hold hold) {
    return io.longshore.proto.v1.Hold.newBuilder()
        .setContainer(hold.container())
        .setReason(hold.reason())
        .setBy(hold.by())
        .setSinceMs(hold.since().toEpochMilli())
        .build();
  }

  static Hold read(io.longshore.proto.v1.Hold message) {
    return new Hold(
        message.getContainer(),
        message.getReason(),
        message.getBy(),
        Instant.ofEpochMilli(message.getSinceMs()));
  }
}
