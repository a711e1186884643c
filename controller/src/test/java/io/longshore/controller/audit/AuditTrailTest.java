package io.longshore.controller.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.FailureException;
import io.longshore.base.InMemoryStateDir;
import io.longshore.base.ManualClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {
  private final FakeAuditFile file = new FakeAuditFile();
  private final InMemoryStateDir state = new InMemoryStateDir();

  private AuditTrail trail() {
    return new AuditTrail(file, state, new ManualClock());
  }

  private List<String> written(int records) {
    AuditTrail trail = trail();
    for (int i = 1; i <= records; i++) {
      trail.record("operator/alice", "Operator/Apply", "spec " + i, "done");
    }
    return new ArrayList<>(trail.read().lines());
  }

  private AuditHead head() throws Exception {
    return AuditTrail.storedHead(state);
  }

  @Test
  void a_record_that_nobody_touched_has_no_fault() throws Exception {
    List<String> lines = written(20);
    assertEquals(20, lines.size());
    assertEquals(List.of(), AuditChain.faults(lines, head()));
    assertTrue(lines.get(0).contains("\"who\":\"operator/alice\""), lines.get(0));
  }

  @Test
  void every_byte_that_is_flipped_is_found_and_its_line_named() throws Exception {
    List<String> lines = written(12);
    int flips = 0;
    for (int line = 0; line < lines.size(); line++) {
      byte[] bytes = lines.get(line).getBytes(UTF_8);
      for (int at = 0; at < bytes.length; at++) {
        byte[] changed = bytes.clone();
        changed[at] ^= 1;
        List<String> damaged = new ArrayList<>(lines);
        damaged.set(line, new String(changed, UTF_8));
        List<String> faults = AuditChain.faults(damaged, head());
        assertFalse(faults.isEmpty(), "byte " + at + " of line " + (line + 1));
        String first = faults.get(0);
        assertTrue(
            first.startsWith("line " + (line + 1)) || first.startsWith("line " + (line + 2)),
            first);
        flips++;
      }
    }
    assertTrue(flips > 2000, flips + " flips");
  }

  /**
   * All bytes with -Dstride=1. What a flip breaks is its line or the next; nothing else changes.
   */
  @Test
  void of_a_record_of_a_thousand_lines_every_byte_that_is_flipped_is_found() throws Exception {
    List<String> lines = written(1_000);
    int stride = Integer.getInteger("stride", 13);
    AuditHead before = AuditHead.NONE;
    int position = 0;
    for (int line = 0; line < lines.size(); line++) {
      List<String> window = lines.subList(line, Math.min(line + 2, lines.size()));
      AuditHead end =
          new AuditHead(line + window.size(), AuditLine.digest(window.get(window.size() - 1)));
      assertEquals(List.of(), AuditChain.faults(before, window, end));
      byte[] bytes = lines.get(line).getBytes(UTF_8);
      for (int at = 0; at < bytes.length; at++) {
        if (position++ % stride == 0) {
          byte[] changed = bytes.clone();
          changed[at] ^= (byte) (1 << position % 7);
          List<String> damaged = new ArrayList<>(window);
          damaged.set(0, new String(changed, UTF_8));
          assertFalse(
              AuditChain.faults(before, damaged, end).isEmpty(),
              "byte " + at + " of line " + (line + 1));
        }
      }
      before = new AuditHead(line + 1, AuditLine.digest(lines.get(line)));
    }
    assertTrue(position > 100_000, position + " bytes");
    assertEquals(
        List.of("the end is missing: the record went to 1000 and stops at 999"),
        AuditChain.faults(lines.subList(0, 999), head()));
  }

  @Test
  void a_line_removed_repeated_or_moved_is_found() throws Exception {
    List<String> lines = written(10);
    for (int at = 0; at < lines.size(); at++) {
      List<String> removed = new ArrayList<>(lines);
      removed.remove(at);
      assertFalse(AuditChain.faults(removed, head()).isEmpty(), "removed " + at);
      List<String> repeated = new ArrayList<>(lines);
      repeated.add(at, lines.get(at));
      assertFalse(AuditChain.faults(repeated, head()).isEmpty(), "repeated " + at);
      if (at > 0) {
        List<String> moved = new ArrayList<>(lines);
        Collections.swap(moved, at - 1, at);
        assertFalse(AuditChain.faults(moved, head()).isEmpty(), "moved " + at);
      }
    }
    List<String> without = new ArrayList<>(lines);
    without.remove(4);
    assertEquals(
        "line 5: record 6 follows 4: what was between is missing",
        AuditChain.faults(without, head()).get(0));
  }

  @Test
  void an_end_that_was_cut_off_is_found_also_after_the_controller_wrote_on() throws Exception {
    List<String> lines = written(10);
    assertEquals(
        List.of("the end is missing: the record went to 10 and stops at 7"),
        AuditChain.faults(lines.subList(0, 7), head()));
    file.content = (String.join("\n", lines.subList(0, 7)) + "\n").getBytes(UTF_8);
    AuditTrail again = trail();
    again.record("operator/mallory", "Operator/Apply", "spec", "done");
    assertEquals(
        List.of("line 8: record 11 follows 7: what was between is missing"),
        AuditChain.faults(again.read().lines(), head()));
  }

  @Test
  void a_record_torn_by_a_crash_never_counted_and_the_chain_goes_on() throws Exception {
    AuditTrail trail = trail();
    trail.record("operator/alice", "Operator/Apply", "spec 1", "done");
    file.full = true;
    FailureException refused =
        assertThrows(
            FailureException.class,
            () -> trail.record("operator/alice", "Operator/Apply", "spec 2", "done"));
    assertTrue(refused.failure().what().contains("nothing is changed"), refused.getMessage());
    file.full = false;
    AuditTrail again = trail();
    again.record("operator/alice", "Operator/Apply", "spec 3", "done");
    assertEquals(2, again.read().lines().size());
    assertEquals(List.of(), AuditChain.faults(again.read().lines(), head()));
  }

  @Test
  void a_full_disk_that_has_room_again_breaks_no_line() throws Exception {
    AuditTrail trail = trail();
    trail.record("operator/alice", "Operator/Apply", "spec 1", "done");
    file.full = true;
    assertThrows(
        FailureException.class, () -> trail.record("operator/alice", "Apply", "spec 2", "done"));
    file.full = false;
    trail.record("operator/alice", "Operator/Apply", "spec 3", "done");
    assertEquals(List.of(), AuditChain.faults(trail.read().lines(), head()));
  }

  @Test
  void after_its_end_nothing_is_written_into_what_the_next_process_goes_on_with() throws Exception {
    AuditTrail first = trail();
    first.record("operator/alice", "Operator/Apply", "spec 1", "begins");
    first.close();
    AuditTrail next = trail();
    assertThrows(
        FailureException.class,
        () -> first.record("operator/alice", "Operator/Apply", "spec 1", "left by its caller"));
    next.record("operator/bob", "Operator/Apply", "spec 2", "begins");
    assertEquals(2, next.read().lines().size());
    assertEquals(List.of(), AuditChain.faults(next.read().lines(), head()));
  }

  @Test
  void what_is_on_disk_is_taken_up_by_the_next_process(@TempDir Path folder) throws Exception {
    for (int process = 0; process < 3; process++) {
      AuditTrail trail =
          new AuditTrail(new DiskAuditFile(folder.resolve("audit.log")), state, new ManualClock());
      trail.record("operator/alice", "Operator/Apply", "line one\nline two \"quoted\"", "done");
      assertEquals(process + 1, trail.read().lines().size());
      assertEquals(List.of(), AuditChain.faults(trail.read().lines(), head()));
    }
  }
}
