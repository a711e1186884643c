package io.longshore.controller.report;

import io.longshore.controller.drift.Verdict;
import io.longshore.proto.v1.DriftReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report in one sentence, worst first. */
public final class ReportHeadline {
  private ReportHeadline() {}

  /** The sentence. */
  public static String of(DriftReport report) {
    ReportTotals totals = ReportTotals.of(report);
    int hosts = report.getHostsCount();
    int channels = report.getChannelsCount();
    if (hosts == 0) {
      return "There are no hosts yet";
    }
    List<String> drifted = new ArrayList<>();
    part(totals.hosts(Verdict.DRIFTED), hosts, "host").ifPresent(drifted::add);
    part(totals.channels(Verdict.DRIFTED), channels, "channel").ifPresent(drifted::add);
    List<String> unheard = new ArrayList<>();
    part(totals.unheard(), hosts, "host").ifPresent(unheard::add);
    part(totals.unheardChannels(), channels, "channel").ifPresent(unheard::add);
    boolean one = drifted.size() == 1 && drifted.get(0).startsWith("1 ");
    List<String> parts = new ArrayList<>();
    if (!drifted.isEmpty()) {
      parts.add(String.join(" and ", drifted) + (one ? " has drifted" : " have drifted"));
    }
    if (!unheard.isEmpty()) {
      String begin = parts.isEmpty() ? "Of " : "of ";
      parts.add(begin + String.join(" and ", unheard) + " nothing can be said");
    }
    return parts.isEmpty() ? allWell(hosts, channels) : String.join("; ", parts);
  }

  private static String allWell(int hosts, int channels) {
    String beside = channels == 0 ? "" : channels == 1 ? " and the channel" : " and all channels";
    return hosts == 1
        ? "The host" + beside + (channels == 0 ? " is" : " are") + " as the spec says"
        : "All " + hosts + " hosts" + beside + " are as the spec says";
  }

  private static Optional<String> part(int some, int all, String what) {
    return some == 0
        ? Optional.empty()
        : Optional.of(some + " of " + all + " " + what + (all == 1 ? "" : "s"));
  }

  /** The verdict that the sentence is about. */
  static Verdict worst(DriftReport report) {
    ReportTotals totals = ReportTotals.of(report);
    if (totals.drifted()) {
      return Verdict.DRIFTED;
    }
    if (totals.hosts(Verdict.UNREACHABLE) > 0) {
      return Verdict.UNREACHABLE;
    }
    return totals.hosts(Verdict.UNKNOWN) + totals.unheardChannels() > 0
        ? Verdict.UNKNOWN
        : Verdict.IN_SYNC;
  }
}
