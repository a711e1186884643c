package io.longshore.controller.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.longshore.proto.v1.ChannelStanding;
import io.longshore.proto.v1.DriftFinding;
import io.longshore.proto.v1.DriftRecord;
import io.longshore.proto.v1.DriftReport;
import io.longshore.proto.v1.HostStanding;
import io.longshore.proto.v1.VerdictSpan;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A report as JSON. What a reader may rely on is in {@code drift-report.schema.json} beside this
 * class; a change that could break one raises {@link #VERSION}.
 */
public final class ReportJson {
  /** The version of the schema. */
  public static final int VERSION = 2;

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private ReportJson() {}

  /** The report. */
  public static String text(DriftReport report) {
    JsonObject json = new JsonObject();
    json.addProperty("schema", "longshore/drift-report");
    json.addProperty("schemaVersion", VERSION);
    json.addProperty("at", Moments.iso(report.getAtMs()));
    json.addProperty("since", Moments.iso(report.getSinceMs()));
    json.addProperty("deployment", report.getDeployment());
    json.addProperty("controllerVersion", report.getControllerVersion());
    json.addProperty("run", report.getRun());
    json.addProperty("specDigest", report.getSpecDigest());
    json.add("summary", summary(report));
    json.add("hosts", array(report.getHostsList(), ReportJson::host));
    json.add("channels", array(report.getChannelsList(), ReportJson::channel));
    json.add("findings", array(ReportTotals.open(report), ReportJson::finding));
    json.add("ended", array(ReportTotals.ended(report), ReportJson::ended));
    json.add("verdicts", array(report.getSpansList(), ReportJson::span));
    return GSON.toJson(json);
  }

  /** JSON in the same form as reports. */
  static String print(JsonElement json) {
    return GSON.toJson(json);
  }

  static <T> JsonArray array(List<T> things, Function<T, JsonElement> form) {
    JsonArray array = new JsonArray();
    things.forEach(thing -> array.add(form.apply(thing)));
    return array;
  }

  private static JsonObject summary(DriftReport report) {
    ReportTotals totals = ReportTotals.of(report);
    JsonObject json = new JsonObject();
    json.addProperty("hosts", report.getHostsCount());
    json.add("verdicts", counts(totals.verdicts()));
    json.addProperty("channels", report.getChannelsCount());
    json.add("channelVerdicts", counts(totals.channels()));
    json.addProperty("findings", ReportTotals.open(report).size());
    json.add("classes", counts(totals.classes()));
    return json;
  }

  private static JsonObject counts(Map<? extends Enum<?>, Integer> counts) {
    JsonObject json = new JsonObject();
    counts.forEach((word, count) -> json.addProperty(word.name(), count));
    return json;
  }

  private static JsonObject host(HostStanding host) {
    JsonObject json = new JsonObject();
    json.addProperty("host", host.getHost());
    json.addProperty("verdict", ReportTotals.verdict(host).name());
    json.addProperty("why", host.getWhy());
    json.addProperty("remedy", host.getRemedy());
    json.add("since", moment(host.getSinceMs()));
    json.addProperty("link", host.getLink());
    json.addProperty("heldGeneration", host.getHeldGeneration());
    json.addProperty("desiredGeneration", host.getDesiredGeneration());
    json.add("observedAt", moment(host.getObservedAtMs()));
    json.addProperty("containers", host.getContainers());
    json.addProperty("ready", host.getReady());
    return json;
  }

  private static JsonObject channel(ChannelStanding channel) {
    JsonObject json = new JsonObject();
    json.addProperty("channel", channel.getChannel());
    json.addProperty("system", channel.getSystem());
    json.addProperty("verdict", channel.getVerdict());
    json.addProperty("why", channel.getWhy());
    json.addProperty("remedy", channel.getRemedy());
    json.add("since", moment(channel.getSinceMs()));
    json.add("observedAt", moment(channel.getObservedAtMs()));
    json.addProperty("blocks", channel.getBlocks());
    json.addProperty("peers", channel.getPeers());
    json.addProperty("level", channel.getLevel());
    JsonArray chaincodes = new JsonArray();
    channel.getChaincodesList().forEach(chaincodes::add);
    json.add("chaincodes", chaincodes);
    json.addProperty("topic", channel.getTopic());
    return json;
  }

  private static JsonObject finding(DriftRecord record) {
    DriftFinding finding = record.getFinding();
    JsonObject json = new JsonObject();
    json.addProperty("host", record.getHost());
    json.addProperty("subject", finding.getSubject());
    json.addProperty("field", finding.getField());
    json.addProperty("desired", finding.getDesired());
    json.addProperty("observed", finding.getObserved());
    json.addProperty("class", ReportTotals.driftClass(record).name());
    json.addProperty("reason", finding.getReason());
    json.addProperty("cause", finding.getCause());
    json.addProperty("remedy", finding.getRemedy());
    json.addProperty("firstSeenOnHost", Moments.iso(finding.getFirstSeenMs()));
    json.addProperty("firstSeen", Moments.iso(record.getFirstSeenMs()));
    json.addProperty("lastSeen", Moments.iso(record.getLastSeenMs()));
    return json;
  }

  private static JsonObject ended(DriftRecord record) {
    JsonObject json = finding(record);
    json.addProperty("clearedAt", Moments.iso(record.getClearedAtMs()));
    json.addProperty("clearedBy", record.getClearedBy());
    json.addProperty("clearedIn", record.getClearedIn());
    return json;
  }

  private static JsonObject span(VerdictSpan span) {
    JsonObject json = new JsonObject();
    json.addProperty("host", span.getHost());
    json.addProperty("verdict", span.getVerdict());
    json.addProperty("why", span.getWhy());
    json.addProperty("from", Moments.iso(span.getFromMs()));
    json.add("until", moment(span.getUntilMs()));
    return json;
  }

  private static JsonElement moment(long millis) {
    return millis == 0 ? JsonNull.INSTANCE : new JsonPrimitive(Moments.iso(millis));
  }
}
