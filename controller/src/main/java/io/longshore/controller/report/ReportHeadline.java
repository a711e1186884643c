package io.longshore.controller.report;

import io.longshore.controller.drift.Verdict;
import io.longshore.proto.v1.DriftReport;

/** A report in one sentence, worst first. */
public final class ReportHeadline {
  private ReportHeadline() {}

  /** The sentence. */
  public static String of(DriftReport report) {
    ReportTotals totals = ReportTotals.of(report);
    int hosts = report.getHostsCount();
    if (hosts == 0) {
      return "There are no hosts yet";
    }
    int drifted = totals.hosts(Verdict.DRIFTED);
    if (drifted > 0) {
      return part(drifted, hosts, drifted == 1 ? "has drifted" : "have drifted")
          + (totals.unheard() == 0 ? "" : "; of " + totals.unheard() + " nothing can be said");
    }
    if (totals.unheard() > 0) {
      return "Of " + totals.unheard() + " of " + hosts + " hosts nothing can be said";
    }
    return hosts == 1
        ? "The host is as the spec says"
        : "All " + hosts + " hosts are as the spec says";
  }

  /** The verdict that the sentence is about. */
  static Verdict worst(DriftReport report) {
    ReportTotals totals = ReportTotals.of(report);
    if (totals.hosts(Verdict.DRIFTED) > 0) {
      return Verdict.DRIFTED;
    }
    if (totals.hosts(Verdict.UNREACHABLE) > 0) {
      return Verdict.UNREACHABLE;
    }
    return totals.hosts(Verdict.UNKNOWN) > 0 ? Verdict.UNKNOWN : Verdict.IN_SYNC;
  }

  private static String part(int some, int all, String what) {
    return some + " of " + all + (all == 1 ? " host " : " hosts ") + what;
  }
}
