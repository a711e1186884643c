package io.longshore.controller.report;

import io.longshore.controller.drift.Verdict;
import io.longshore.model.DriftClass;
import io.longshore.proto.v1.DriftRecord;
import io.longshore.proto.v1.DriftReport;
import io.longshore.proto.v1.HostStanding;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a report adds up to.
 *
 * @param verdicts hosts by verdict, every verdict named; they sum to the hosts
 * @param classes findings that are so by class, every class named; they sum to the findings
 */
public record ReportTotals(
    SortedMap<Verdict, Integer> verdicts, SortedMap<DriftClass, Integer> classes) {
  public ReportTotals {
    verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
    classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
  }

  /** The totals of a report. */
  public static ReportTotals of(DriftReport report) {
    return new ReportTotals(
        count(Verdict.values(), report.getHostsList(), ReportTotals::verdict),
        count(DriftClass.values(), open(report), ReportTotals::driftClass));
  }

  /** The findings that are so now. */
  public static List<DriftRecord> open(DriftReport report) {
    return report.getRecordsList().stream().filter(ReportTotals::isOpen).toList();
  }

  /** The findings that ended, newest end first. */
  public static List<DriftRecord> ended(DriftReport report) {
    return report.getRecordsList().stream()
        .filter(record -> !isOpen(record))
        .sorted((one, other) -> Long.compare(other.getClearedAtMs(), one.getClearedAtMs()))
        .toList();
  }

  /** Whether the finding is so now. */
  public static boolean isOpen(DriftRecord record) {
    return record.getClearedAtMs() == 0;
  }

  /** The host's verdict; a word of a newer controller is one that says nothing. */
  public static Verdict verdict(HostStanding host) {
    return word(Verdict.values(), host.getVerdict(), Verdict.UNKNOWN);
  }

  /** The finding's class; a word of a newer controller is one that says nothing. */
  public static DriftClass driftClass(DriftRecord record) {
    return word(DriftClass.values(), record.getFinding().getDriftClass(), DriftClass.UNKNOWN);
  }

  /** Hosts with this verdict. */
  public int hosts(Verdict verdict) {
    return verdicts.get(verdict);
  }

  /** Hosts of which it is not known how they stand. */
  public int unheard() {
    return hosts(Verdict.UNREACHABLE) + hosts(Verdict.UNKNOWN);
  }

  private static <E extends Enum<E>> E word(E[] words, String said, E otherwise) {
    return Arrays.stream(words)
        .filter(word -> word.name().equals(said))
        .findFirst()
        .orElse(otherwise);
  }

  private static <E extends Enum<E>, T> SortedMap<E, Integer> count(
      E[] words, List<T> things, Function<T, E> word) {
    SortedMap<E, Integer> counts =
        Arrays.stream(words)
            .collect(Collectors.toMap(one -> one, one -> 0, (one, other) -> one, TreeMap::new));
    things.forEach(thing -> counts.merge(word.apply(thing), 1, Integer::sum));
    return counts;
  }
}
