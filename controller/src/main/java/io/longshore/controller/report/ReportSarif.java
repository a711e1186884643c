package io.longshore.controller.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.longshore.base.Digest;
import io.longshore.controller.drift.Verdict;
import io.longshore.model.DriftClass;
import io.longshore.model.DriftReason;
import io.longshore.proto.v1.DriftFinding;
import io.longshore.proto.v1.DriftRecord;
import io.longshore.proto.v1.DriftReport;
import io.longshore.proto.v1.HostStanding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A report as SARIF 2.1.0, for viewers of findings. What ended is left out. */
public final class ReportSarif {
  private ReportSarif() {}

  /** The report. */
  public static String text(DriftReport report) {
    JsonObject sarif = new JsonObject();
    sarif.addProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    sarif.addProperty("version", "2.1.0");
    sarif.add("runs", ReportJson.array(List.of(report), ReportSarif::run));
    return ReportJson.print(sarif);
  }

  private static JsonObject run(DriftReport report) {
    JsonObject driver = new JsonObject();
    driver.addProperty("name", "Longshore");
    driver.addProperty("version", report.getControllerVersion());
    driver.add("rules", ReportJson.array(Arrays.asList(DriftReason.values()), ReportSarif::rule));
    JsonObject tool = new JsonObject();
    tool.add("driver", driver);
    JsonObject run = new JsonObject();
    run.add("tool", tool);
    run.add("invocations", ReportJson.array(List.of(report), ReportSarif::invocation));
    run.add("results", ReportJson.array(ReportTotals.open(report), ReportSarif::result));
    return run;
  }

  private static JsonObject rule(DriftReason reason) {
    JsonObject level = new JsonObject();
    level.addProperty("level", level(reason.owedTo()));
    JsonObject rule = new JsonObject();
    rule.addProperty("id", reason.name());
    rule.add("shortDescription", message(reason.sentence()));
    rule.add("fullDescription", message(reason.owedTo().sentence()));
    rule.add("defaultConfiguration", level);
    return rule;
  }

  /** Hosts that could not be asked are told as troubles of the run, not as findings. */
  private static JsonObject invocation(DriftReport report) {
    List<HostStanding> unheard =
        ReportTotals.places(report).stream()
            .filter(
                host ->
                    ReportTotals.verdict(host) == Verdict.UNREACHABLE
                        || ReportTotals.verdict(host) == Verdict.UNKNOWN)
            .toList();
    JsonObject invocation = new JsonObject();
    invocation.addProperty("executionSuccessful", unheard.isEmpty());
    invocation.addProperty("endTimeUtc", Moments.iso(report.getAtMs()));
    invocation.add(
        "toolExecutionNotifications", ReportJson.array(unheard, ReportSarif::notification));
    return invocation;
  }

  private static JsonObject notification(HostStanding host) {
    JsonObject notification = new JsonObject();
    notification.addProperty("level", "error");
    notification.add(
        "message",
        message(host.getHost() + " is " + ReportTotals.verdict(host) + ": " + host.getWhy()));
    notification.add("locations", location(host.getHost(), "host"));
    return notification;
  }

  private static JsonObject result(DriftRecord record) {
    DriftFinding finding = record.getFinding();
    String where = record.getHost() + "/" + finding.getSubject() + "/" + finding.getField();
    DriftClass driftClass = ReportTotals.driftClass(record);
    JsonObject result = new JsonObject();
    result.addProperty("ruleId", rule(finding).name());
    result.addProperty("level", level(driftClass));
    result.add("message", message(where + ": " + sentence(finding)));
    result.add("locations", location(where, "resource"));
    JsonObject fingerprints = new JsonObject();
    fingerprints.addProperty(
        "finding/v1",
        Digest.of((where + "\n" + finding.getObserved()).getBytes(StandardCharsets.UTF_8)).hex());
    result.add("partialFingerprints", fingerprints);
    if (driftClass == DriftClass.IGNORED) {
      JsonObject suppression = new JsonObject();
      suppression.addProperty("kind", "external");
      suppression.addProperty(
          "justification",
          finding.getRemedy().isEmpty() ? finding.getCause() : finding.getRemedy());
      JsonArray suppressions = new JsonArray();
      suppressions.add(suppression);
      result.add("suppressions", suppressions);
    }
    return result;
  }

  private static String sentence(DriftFinding finding) {
    return "the spec says \""
        + finding.getDesired()
        + "\", the host has \""
        + finding.getObserved()
        + "\"; "
        + rule(finding).sentence()
        + (finding.getCause().isEmpty() ? "" : " (" + finding.getCause() + ")")
        + (finding.getRemedy().isEmpty() ? "" : "; " + finding.getRemedy());
  }

  private static DriftReason rule(DriftFinding finding) {
    return Arrays.stream(DriftReason.values())
        .filter(reason -> reason.name().equals(finding.getReason()))
        .findFirst()
        .orElse(DriftReason.UNKNOWN);
  }

  private static JsonArray location(String name, String kind) {
    JsonObject logical = new JsonObject();
    logical.addProperty("fullyQualifiedName", name);
    logical.addProperty("kind", kind);
    JsonArray logicals = new JsonArray();
    logicals.add(logical);
    JsonObject location = new JsonObject();
    location.add("logicalLocations", logicals);
    JsonArray locations = new JsonArray();
    locations.add(location);
    return locations;
  }

  private static JsonObject message(String text) {
    JsonObject message = new JsonObject();
    message.addProperty("text", text);
    return message;
  }

  private static String level(DriftClass driftClass) {
    return switch (driftClass) {
      case CORRECTIVE, DIVERGED -> "error";
      case INTENTIONAL, UNKNOWN -> "warning";
      case IGNORED, FOREIGN, DERIVED -> "note";
    };
  }
}
