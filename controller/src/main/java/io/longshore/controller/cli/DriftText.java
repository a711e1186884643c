package io.longshore.controller.cli;

import io.longshore.controller.drift.ClearedBy;
import io.longshore.controller.drift.Verdict;
import io.longshore.controller.report.Moments;
import io.longshore.controller.report.ReportHeadline;
import io.longshore.controller.report.ReportTotals;
import io.longshore.model.DriftClass;
import io.longshore.proto.v1.DriftFinding;
import io.longshore.proto.v1.DriftRecord;
import io.longshore.proto.v1.DriftReport;
import io.longshore.proto.v1.HostStanding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** A drift report on a terminal. */
final class DriftText {
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  private DriftText() {}

  static List<String> lines(DriftReport report, boolean colour) {
    List<String> lines = new ArrayList<>();
    lines.add(paint(ReportHeadline.of(report) + ".", BOLD, colour));
    lines.add(totals(report));
    int width =
        ReportTotals.places(report).stream()
            .mapToInt(host -> host.getHost().length())
            .max()
            .orElse(0);
    for (HostStanding host : ReportTotals.places(report)) {
      lines.add("");
      lines.add(head(host, width, colour));
      if (!host.getRemedy().isEmpty() && ReportTotals.verdict(host) != Verdict.DRIFTED) {
        lines.add("  " + host.getRemedy());
      }
      ReportTotals.open(report).stream()
          .filter(record -> record.getHost().equals(host.getHost()))
          .forEach(record -> lines.addAll(finding(record, report.getAtMs())));
    }
    List<DriftRecord> ended = ReportTotals.ended(report);
    if (!ended.isEmpty()) {
      lines.add("");
      lines.add("Ended since " + Moments.span(report.getAtMs() - report.getSinceMs()) + " ago:");
      ended.forEach(record -> lines.add(ended(record, report.getAtMs())));
    }
    return lines;
  }

  private static String totals(DriftReport report) {
    ReportTotals totals = ReportTotals.of(report);
    String ignored =
        totals.classes().get(DriftClass.IGNORED) == 0
            ? ""
            : "; " + totals.classes().get(DriftClass.IGNORED) + " ignored by the spec";
    return "hosts: "
        + counts(totals.verdicts())
        + (report.getChannelsCount() == 0 ? "" : "; channels: " + counts(totals.channels()))
        + ignored;
  }

  private static String counts(SortedMap<Verdict, Integer> verdicts) {
    return verdicts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String head(HostStanding host, int width, boolean colour) {
    Verdict verdict = ReportTotals.verdict(host);
    String word = verdict == Verdict.IN_SYNC ? verdict.name() : paint(verdict.name(), RED, colour);
    return host.getHost()
        + " ".repeat(width - host.getHost().length() + 2)
        + word
        + "  "
        + host.getWhy();
  }

  private static List<String> finding(DriftRecord record, long now) {
    DriftFinding finding = record.getFinding();
    List<String> lines = new ArrayList<>();
    lines.add(
        "  "
            + finding.getSubject()
            + "  "
            + finding.getField()
            + "  "
            + ReportTotals.driftClass(record)
            + " ("
            + finding.getReason()
            + "), for "
            + Moments.span(now - record.getFirstSeenMs()));
    lines.add("    spec  " + shown(finding.getDesired()));
    boolean channel = record.getHost().startsWith("channel ");
    lines.add((channel ? "    there " : "    host  ") + shown(finding.getObserved()));
    if (!finding.getCause().isEmpty()) {
      lines.add("    cause " + shown(finding.getCause()));
    }
    if (!finding.getRemedy().isEmpty()) {
      lines.add("    do    " + finding.getRemedy());
    }
    return lines;
  }

  private static String ended(DriftRecord record, long now) {
    DriftFinding finding = record.getFinding();
    ClearedBy by =
        Arrays.stream(ClearedBy.values())
            .filter(one -> one.name().equals(record.getClearedBy()))
            .findFirst()
            .orElse(ClearedBy.UNKNOWN);
    return "  "
        + record.getHost()
        + "  "
        + finding.getSubject()
        + "  "
        + finding.getField()
        + "  "
        + Moments.span(now - record.getClearedAtMs())
        + " ago: "
        + by.sentence()
        + (record.getClearedIn().isEmpty() ? "" : " (" + record.getClearedIn() + ")");
  }

  /** What a host says never moves the cursor of whoever reads it. */
  private static String shown(String text) {
    return text.isEmpty() ? "(nothing)" : text.replaceAll("\\p{Cntrl}+", " ");
  }

  private static String paint(String text, String how, boolean colour) {
    return colour ? how + text + PLAIN : text;
  }
}
