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
import java.util.stream.Stream;

/**
 * What a report adds up to.
 *
 * @param verdicts hosts by verdict, every verdict named; they sum to the hosts
 * @param channels channels by verdict, likewise
 * @param classes findings that are so by class, every class named; they sum to the findings
 */
public record ReportTotals(
    SortedMap<Verdict, Integer> verdicts,
    SortedMap<Verdict, Integer> channels,
    SortedMap<DriftClass, Integer> classes) {
  public ReportTotals {
    verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
    channels = Collections.unmodifiableSortedMap(new TreeMap<>(channels));
    classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
  }

  /** The totals of a report. */
  public static ReportTotals of(DriftReport report) {
    return new ReportTotals(
        count(Verdict.values(), report.getHostsList(), ReportTotals::verdict),
        count(Verdict.values(), channels(report), ReportTotals::verdict),
        count(DriftClass.values(), open(report), ReportTotals::driftClass));
  }

  /** Every place of which something is told: the hosts, then the channels as if they were some. */
  public static List<HostStanding> places(DriftReport report) {
    return Stream.concat(report.getHostsList().stream(), channels(report).stream()).toList();
  }

  /** The channels, told of like hosts, under the name that their findings have as their host. */
  private static List<HostStanding> channels(DriftReport report) {
    return report.getChannelsList().stream()
        .map(
            one ->
                HostStanding.newBuilder()
                    .setHost("channel " + one.getChannel())
                    .setVerdict(one.getVerdict())
                    .setWhy(one.getWhy())
                    .setRemedy(one.getRemedy())
                    .setSinceMs(one.getSinceMs())
                    .build())
        .toList();
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
    return word(host.getVerdict());
  }

  /** The verdict of this name; a word of a newer controller is one that says nothing. */
  static Verdict word(String verdict) {
    return word(Verdict.values(), verdict, Verdict.UNKNOWN);
  }

  /** The finding's class; a word of a newer controller is one that says nothing. */
  public static DriftClass driftClass(DriftRecord record) {
    return word(DriftClass.values(), record.getFinding().getDriftClass(), DriftClass.UNKNOWN);
  }

  /** Hosts with this verdict. */
  public int hosts(Verdict verdict) {
    return verdicts.get(verdict);
  }

  /** Channels with this verdict. */
  public int channels(Verdict verdict) {
    return channels.get(verdict);
  }

  /** Hosts of which it is not known how they stand. */
  public int unheard() {
    return hosts(Verdict.UNREACHABLE) + hosts(Verdict.UNKNOWN);
  }

  /** Channels of which it is not known how they stand. */
  public int unheardChannels() {
    return channels(Verdict.UNREACHABLE) + channels(Verdict.UNKNOWN);
  }

  /** Whether a host or a channel is not as the spec says. */
  public boolean drifted() {
    return hosts(Verdict.DRIFTED) + channels(Verdict.DRIFTED) > 0;
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
