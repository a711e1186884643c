package io.longshore.controller.drift;

import io.longshore.model.DriftClass;
import io.longshore.model.DriftFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Keeps the book on one host's findings. Pure. */
public final class DriftLedger {
  private DriftLedger() {}

  /**
   * The records after a telling: those told again, those ended by it, and new ones.
   *
   * @param open the host's records that had not ended
   * @param ids the ids of new records
   */
  public static List<DriftRecord> after(List<DriftRecord> open, Telling telling, LongSupplier ids) {
    List<DriftRecord> after = new ArrayList<>();
    for (DriftRecord record : open) {
      after.add(
          again(record, telling)
              .map(finding -> record.toldAgain(finding, telling.at()))
              .orElseGet(() -> unsaid(record, telling)));
    }
    for (DriftFinding finding : telling.now().drift()) {
      if (open.stream().noneMatch(record -> record.is(finding))) {
        after.add(
            new DriftRecord(
                ids.getAsLong(),
                telling.now().host(),
                finding,
                telling.at(),
                telling.at(),
                Optional.empty()));
      }
    }
    return List.copyOf(after);
  }

  private static Optional<DriftFinding> again(DriftRecord record, Telling telling) {
    return telling.now().drift().stream().filter(record::is).findFirst();
  }

  /** Who cannot see does not tell, and what is not told then has not ended. */
  private static DriftRecord unsaid(DriftRecord record, Telling telling) {
    if (!telling.now().engine().answering() || unreadable(record, telling)) {
      return record;
    }
    boolean retold = telling.now().drift().stream().anyMatch(record::isAbout);
    return record.ended(
        new Clearing(telling.at(), retold ? ClearedBy.RETOLD : telling.endedBy(), telling.run()));
  }

  private static boolean unreadable(DriftRecord record, Telling telling) {
    return record.finding().driftClass() != DriftClass.UNKNOWN
        && telling.now().drift().stream()
            .anyMatch(
                finding ->
                    finding.driftClass() == DriftClass.UNKNOWN
                        && finding.subject().equals(record.finding().subject()));
  }
}
