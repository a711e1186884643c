package io.longshore.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DriftFindingTest {
  @Test
  void refuses_a_class_that_is_not_its_reasons() {
    String said =
        assertThrows(
                IllegalArgumentException.class,
                () -> finding("zk1", "image", DriftClass.FOREIGN, DriftReason.CHANGED))
            .getMessage();
    assertTrue(said.contains("CHANGED is CORRECTIVE, not FOREIGN"), said);
  }

  @Test
  void refuses_a_finding_about_nothing() {
    assertThrows(
        IllegalArgumentException.class,
        () -> finding(" ", "image", DriftClass.CORRECTIVE, DriftReason.CHANGED));
    assertThrows(
        IllegalArgumentException.class,
        () -> finding("zk1", "", DriftClass.CORRECTIVE, DriftReason.CHANGED));
  }

  @Test
  void findings_are_sorted_by_subject_and_field() {
    DriftFinding first = finding("kafka1", "user", DriftClass.CORRECTIVE, DriftReason.CHANGED);
    DriftFinding second = finding("zk1", "image", DriftClass.IGNORED, DriftReason.EXCUSED);
    DriftFinding third = finding("zk1", "user", DriftClass.CORRECTIVE, DriftReason.CHANGED);
    assertEquals(List.of(first, second, third), Stream.of(third, first, second).sorted().toList());
  }

  @Test
  void a_hold_has_a_reason() {
    assertThrows(IllegalArgumentException.class, () -> new Hold("zk1", " ", "ann", Instant.EPOCH));
  }

  private static DriftFinding finding(
      String subject, String field, DriftClass driftClass, DriftReason reason) {
    return new DriftFinding(subject, field, "a", "b", driftClass, reason, Instant.EPOCH, "", "");
  }
}
