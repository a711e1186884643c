package io.longshore.controller.audit;

import io.longshore.proto.v1.AuditEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what was done to a record after it was written. Pure. */
public final class AuditChain {
  private AuditChain() {}

  /**
   * Everything wrong with these lines, in order.
   *
   * @param lines the whole record
   * @param head how far it is known to have gone
   * @return sentences that name the line; none: the record is as it was written
   */
  public static List<String> faults(List<String> lines, AuditHead head) {
    return faults(AuditHead.NONE, lines, head);
  }

  /** Everything wrong with lines that follow a known record. */
  static List<String> faults(AuditHead known, List<String> lines, AuditHead head) {
    List<String> faults = new ArrayList<>();
    AuditHead before = known;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Optional<AuditEntry> entry = AuditLine.read(line);
      if (entry.isEmpty()) {
        faults.add("line " + (i + 1) + " is no record: it was changed");
        before = new AuditHead(before.number() + 1, AuditLine.digest(line));
        continue;
      }
      order(i + 1, entry.get(), before).ifPresent(faults::add);
      AuditHead here = new AuditHead(Math.max(0, entry.get().getNumber()), AuditLine.digest(line));
      if (here.number() == head.number() && !here.digest().equals(head.digest())) {
        faults.add("line " + (i + 1) + ": record " + here.number() + " was changed");
      }
      before = here;
    }
    if (before.number() < head.number()) {
      faults.add(
          "the end is missing: the record went to "
              + head.number()
              + " and stops at "
              + before.number());
    }
    return faults;
  }

  private static Optional<String> order(int line, AuditEntry entry, AuditHead before) {
    long expected = before.number() + 1;
    if (entry.getNumber() > expected) {
      return Optional.of(
          "line "
              + line
              + ": record "
              + entry.getNumber()
              + " follows "
              + before.number()
              + ": what was between is missing");
    }
    if (entry.getNumber() < expected) {
      return Optional.of(
          "line " + line + ": record " + entry.getNumber() + " is repeated or out of order");
    }
    if (!entry.getPrevious().equals(before.digest().hex())) {
      return Optional.of(
          "line "
              + line
              + ": record "
              + entry.getNumber()
              + " does not follow from the line before it: one of the two was changed");
    }
    return Optional.empty();
  }
}
