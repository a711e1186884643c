package io.longshore.controller.report;

import io.longshore.controller.drift.Verdict;
import io.longshore.model.DriftClass;
import io.longshore.proto.v1.DriftFinding;
import io.longshore.proto.v1.DriftRecord;
import io.longshore.proto.v1.DriftReport;
import io.longshore.proto.v1.HostStanding;
import java.util.List;

/**
 * A report in JUnit's XML, for pipelines: a suite for each host and channel. A finding that counts
 * is a failed test, one that does not is a skipped one, a host that cannot be asked is an error.
 */
public final class ReportJunit {
  private ReportJunit() {}

  /** The report. */
  public static String text(DriftReport report) {
    StringBuilder suites = new StringBuilder();
    Counts all = new Counts();
    for (HostStanding host : ReportTotals.places(report)) {
      suites.append(suite(report, host, all));
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"drift\""
        + all.attributes()
        + ">\n"
        + suites
        + "</testsuites>\n";
  }

  private static String suite(DriftReport report, HostStanding host, Counts all) {
    Counts counts = new Counts();
    StringBuilder cases = new StringBuilder(standing(host, counts));
    ReportTotals.open(report).stream()
        .filter(record -> record.getHost().equals(host.getHost()))
        .forEach(record -> cases.append(finding(record, counts)));
    all.add(counts);
    String at = Moments.iso(report.getAtMs()).substring(0, 19);
    return "  <testsuite name=\""
        + Markup.escape(host.getHost())
        + "\""
        + counts.attributes()
        + " timestamp=\""
        + at
        + "\">\n"
        + cases
        + "  </testsuite>\n";
  }

  private static String standing(HostStanding host, Counts counts) {
    Verdict verdict = ReportTotals.verdict(host);
    boolean heard = verdict == Verdict.IN_SYNC || verdict == Verdict.DRIFTED;
    counts.tests++;
    counts.errors += heard ? 0 : 1;
    return test(
        host.getHost(),
        "can be asked",
        heard ? "" : element("error", verdict.name(), host.getWhy(), List.of(host.getRemedy())));
  }

  private static String finding(DriftRecord record, Counts counts) {
    DriftFinding finding = record.getFinding();
    DriftClass driftClass = ReportTotals.driftClass(record);
    counts.tests++;
    String outcome;
    if (driftClass.counts()) {
      counts.failures++;
      outcome =
          element(
              "failure",
              driftClass.name(),
              driftClass.sentence(),
              List.of(
                  "the spec says: " + finding.getDesired(),
                  "the host has:  " + finding.getObserved(),
                  "because of:    " + finding.getCause(),
                  "remedy:        " + finding.getRemedy()));
    } else {
      counts.skipped++;
      String why =
          driftClass.sentence() + (finding.getRemedy().isEmpty() ? "" : "; " + finding.getRemedy());
      outcome = "      <skipped message=\"" + Markup.escape(why) + "\"/>\n";
    }
    return test(record.getHost(), finding.getSubject() + " " + finding.getField(), outcome);
  }

  private static String test(String host, String name, String outcome) {
    String head =
        "    <testcase classname=\""
            + Markup.escape(host)
            + "\" name=\""
            + Markup.escape(name)
            + "\" time=\"0\"";
    return outcome.isEmpty() ? head + "/>\n" : head + ">\n" + outcome + "    </testcase>\n";
  }

  private static String element(String name, String type, String message, List<String> lines) {
    return "      <"
        + name
        + " type=\""
        + type
        + "\" message=\""
        + Markup.escape(message)
        + "\">"
        + Markup.escape(String.join("\n", lines))
        + "</"
        + name
        + ">\n";
  }

  private static final class Counts {
    private int tests;
    private int failures;
    private int errors;
    private int skipped;

    void add(Counts more) {
      tests += more.tests;
      failures += more.failures;
      errors += more.errors;
      skipped += more.skipped;
    }

    String attributes() {
      return " tests=\""
          + tests
          + "\" failures=\""
          + failures
          + "\" errors=\""
          + errors
          + "\" skipped=\""
          + skipped
          + "\" time=\"0\"";
    }
  }
}
