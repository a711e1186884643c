package io.longshore.controller.drift;

import io.longshore.model.ObservedHost;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The findings and verdicts that have not ended, and what of them is yet to be written. */
final class DriftBook {
  private final SortedMap<String, List<DriftRecord>> open = new TreeMap<>();
  private final SortedMap<String, VerdictSpan> spans = new TreeMap<>();
  private final SortedMap<String, ObservedHost> told = new TreeMap<>();
  private SortedMap<Long, DriftRecord> unwrittenRecords = new TreeMap<>();
  private SortedMap<Long, VerdictSpan> unwrittenSpans = new TreeMap<>();
  private long highest;

  /** A book that goes on from what was kept. */
  DriftBook(DriftStore.History kept, long highest) {
    this.highest = highest;
    for (DriftRecord record : kept.records()) {
      open.computeIfAbsent(record.host(), host -> new ArrayList<>()).add(record);
    }
    kept.spans().forEach(span -> spans.put(span.verdict().host(), span));
  }

  /** Notes what the host's agent tells; the same word twice is heard once. */
  void told(ObservedHost seen, Instant at, String run) {
    String host = seen.host();
    ObservedHost before = told.put(host, seen);
    if (seen.equals(before)) {
      return;
    }
    List<DriftRecord> known = open.getOrDefault(host, List.of());
    Telling telling = new Telling(Optional.ofNullable(before), seen, at, run);
    List<DriftRecord> still = new ArrayList<>();
    for (DriftRecord record : DriftLedger.after(known, telling, () -> ++highest)) {
      if (isNews(record, known)) {
        unwrittenRecords.put(record.id(), record);
      }
      if (record.cleared().isEmpty()) {
        still.add(record);
      }
    }
    open.put(host, still);
  }

  /** That a finding is still so is written once a minute. */
  private static boolean isNews(DriftRecord record, List<DriftRecord> known) {
    return known.stream()
        .filter(before -> before.id() == record.id())
        .noneMatch(
            before ->
                record.cleared().isEmpty()
                    && before.finding().equals(record.finding())
                    && before
                        .lastSeen()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .equals(record.lastSeen().truncatedTo(ChronoUnit.MINUTES)));
  }

  /** Notes how the host stands. */
  void stands(HostVerdict verdict, Instant at) {
    VerdictSpan before = spans.get(verdict.host());
    if (before != null && before.verdict().verdict() == verdict.verdict()) {
      return;
    }
    if (before != null) {
      unwrittenSpans.put(before.id(), before.ended(at));
    }
    VerdictSpan next = new VerdictSpan(++highest, verdict, at, Optional.empty());
    spans.put(verdict.host(), next);
    unwrittenSpans.put(next.id(), next);
  }

  /** Since when the host stands as it does. */
  Optional<Instant> since(String host) {
    return Optional.ofNullable(spans.get(host)).map(VerdictSpan::from);
  }

  /** What has not ended, by host. */
  List<DriftRecord> open() {
    return open.values().stream().flatMap(Collection::stream).toList();
  }

  /** What is yet to be written. */
  DriftStore.History unwritten() {
    return new DriftStore.History(
        List.copyOf(unwrittenRecords.values()), List.copyOf(unwrittenSpans.values()));
  }

  /** Takes away what is yet to be written; whoever fails to write it puts it back. */
  DriftStore.History take() {
    DriftStore.History taken = unwritten();
    unwrittenRecords = new TreeMap<>();
    unwrittenSpans = new TreeMap<>();
    return taken;
  }

  /** Puts back what could not be written; what was said since is newer. */
  void putBack(DriftStore.History taken) {
    taken.records().forEach(record -> unwrittenRecords.putIfAbsent(record.id(), record));
    taken.spans().forEach(span -> unwrittenSpans.putIfAbsent(span.id(), span));
  }
}
