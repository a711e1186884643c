package io.longshore.controller.report;

import io.longshore.controller.drift.Verdict;
import io.longshore.proto.v1.DriftReport;
import io.longshore.proto.v1.HostStanding;
import io.longshore.proto.v1.VerdictSpan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How each host and channel stood over the time of a report, a lane for each. */
final class ReportLanes {
  private ReportLanes() {}

  static void write(DriftReport report, StringBuilder page) {
    long whole = report.getAtMs() - report.getSinceMs();
    if (whole <= 0 || report.getSpansCount() == 0) {
      return;
    }
    page.append("<section>\n<h2>How it stood</h2>\n");
    for (HostStanding host : ReportTotals.places(report)) {
      page.append("<div class=\"lane\"><b>")
          .append(Markup.escape(host.getHost()))
          .append("</b><div class=\"bar\">");
      List<VerdictSpan> spans =
          report.getSpansList().stream()
              .filter(span -> span.getHost().equals(host.getHost()))
              .toList();
      long at = report.getSinceMs();
      for (VerdictSpan span : spans) {
        long from = Math.max(at, span.getFromMs());
        long until = span.getUntilMs() == 0 ? report.getAtMs() : span.getUntilMs();
        gap(page, from - at, whole);
        if (until > from) {
          span(page, span, from, until, whole);
          at = until;
        } else {
          at = from;
        }
      }
      page.append("</div></div>\n");
    }
    page.append("<div class=\"scale soft\"><span>")
        .append(Moments.text(report.getSinceMs()))
        .append("</span><span>now</span></div>\n</section>\n");
  }

  private static void gap(StringBuilder page, long length, long whole) {
    if (length > 0) {
      page.append("<span style=\"background:none;width:")
          .append(percent(length, whole))
          .append("\" title=\"not known\"></span>");
    }
  }

  private static void span(
      StringBuilder page, VerdictSpan span, long from, long until, long whole) {
    Verdict verdict =
        Arrays.stream(Verdict.values())
            .filter(one -> one.name().equals(span.getVerdict()))
            .findFirst()
            .orElse(Verdict.UNKNOWN);
    page.append("<span class=\"")
        .append(Tone.of(verdict))
        .append("\" style=\"width:")
        .append(percent(until - from, whole))
        .append("\" title=\"")
        .append(Tone.label(verdict))
        .append(" for ")
        .append(Moments.span(until - from))
        .append(": ")
        .append(Markup.escape(span.getWhy()))
        .append("\"></span>");
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.2f%%", 100.0 * part / whole);
  }
}
