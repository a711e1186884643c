package io.longshore.controller.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import io.longshore.controller.drift.Verdict;
import io.longshore.model.DriftClass;
import io.longshore.proto.v1.DriftReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportFormsTest {
  private static final DriftReport WHOLE = SampleReport.whole();
  private static final DriftReport CHANNELS = SampleReport.withChannels();
  private static final DriftReport NOTHING =
      DriftReport.newBuilder().setAtMs(SampleReport.NOW).setSinceMs(SampleReport.NOW).build();

  @Test
  void verdicts_add_up_to_the_hosts_and_classes_to_the_findings() {
    ReportTotals totals = ReportTotals.of(WHOLE);
    assertEquals(4, totals.verdicts().values().stream().mapToInt(Integer::intValue).sum());
    assertEquals(Set.of(Verdict.values()), totals.verdicts().keySet());
    assertEquals(4, totals.classes().values().stream().mapToInt(Integer::intValue).sum());
    assertEquals(2, totals.classes().get(DriftClass.CORRECTIVE));
    assertEquals(2, totals.unheard());
  }

  @Test
  void a_verdict_of_a_newer_controller_still_counts() {
    DriftReport newer =
        DriftReport.newBuilder().addHosts(SampleReport.host("h1", "ON_FIRE", "", "")).build();
    assertEquals(1, ReportTotals.of(newer).hosts(Verdict.UNKNOWN));
  }

  @Test
  void the_headline_tells_the_worst_first() {
    assertEquals(
        "1 of 4 hosts has drifted; of 2 of 4 hosts nothing can be said", ReportHeadline.of(WHOLE));
    assertEquals(
        "1 of 4 hosts and 1 of 3 channels have drifted;"
            + " of 2 of 4 hosts and 1 of 3 channels nothing can be said",
        ReportHeadline.of(CHANNELS));
    assertEquals("There are no hosts yet", ReportHeadline.of(NOTHING));
    DriftReport well =
        NOTHING.toBuilder().addHosts(SampleReport.host("h1", "IN_SYNC", "", "")).build();
    assertEquals("The host is as the spec says", ReportHeadline.of(well));
    DriftReport channel =
        well.toBuilder().addChannels(SampleReport.channel("mychannel", "IN_SYNC")).build();
    assertEquals("The host and the channel are as the spec says", ReportHeadline.of(channel));
  }

  @Test
  void json_keeps_to_its_schema() throws IOException {
    Validator validator =
        new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
    var schema = validator.registerSchema(resource("drift-report.schema.json"));
    for (DriftReport report : new DriftReport[] {WHOLE, CHANNELS, NOTHING}) {
      Validator.Result result = validator.validate(schema, ReportJson.text(report));
      assertTrue(result.isValid(), () -> String.valueOf(result.getErrors()));
    }
    JsonObject more = JsonParser.parseString(ReportJson.text(WHOLE)).getAsJsonObject();
    more.addProperty("surprise", 1);
    assertFalse(validator.validate(schema, more.toString()).isValid(), "an unknown field");
  }

  @Test
  void json_sums_agree_with_its_lists() {
    JsonObject json = JsonParser.parseString(ReportJson.text(WHOLE)).getAsJsonObject();
    JsonObject summary = json.getAsJsonObject("summary");
    assertEquals(json.getAsJsonArray("hosts").size(), summary.get("hosts").getAsInt());
    assertEquals(summary.get("hosts").getAsInt(), sum(summary.getAsJsonObject("verdicts")));
    assertEquals(json.getAsJsonArray("findings").size(), summary.get("findings").getAsInt());
    assertEquals(summary.get("findings").getAsInt(), sum(summary.getAsJsonObject("classes")));
    assertEquals(1, json.getAsJsonArray("ended").size());
  }

  @Test
  void a_channel_is_a_place_of_its_own_in_every_form() throws Exception {
    JsonObject json = JsonParser.parseString(ReportJson.text(CHANNELS)).getAsJsonObject();
    JsonObject summary = json.getAsJsonObject("summary");
    assertEquals(3, json.getAsJsonArray("channels").size());
    assertEquals(3, summary.get("channels").getAsInt());
    assertEquals(3, sum(summary.getAsJsonObject("channelVerdicts")));
    assertEquals(4, sum(summary.getAsJsonObject("verdicts")), "the hosts' sums are theirs alone");
    Document xml = parse(ReportJunit.text(CHANNELS));
    assertEquals(7, xml.getElementsByTagName("testsuite").getLength());
    assertEquals(count(xml, "testcase"), xml.getDocumentElement().getAttribute("tests"));
    JsonObject run =
        JsonParser.parseString(ReportSarif.text(CHANNELS))
            .getAsJsonObject()
            .getAsJsonArray("runs")
            .get(0)
            .getAsJsonObject();
    JsonObject invocation = run.getAsJsonArray("invocations").get(0).getAsJsonObject();
    assertEquals(3, invocation.getAsJsonArray("toolExecutionNotifications").size());
    assertTrue(run.toString().contains("channel mychannel/chaincode mycc/policy"));
    String html = ReportHtml.text(CHANNELS);
    assertTrue(html.contains("<h2>Channels</h2>") && html.contains("3 of 4 peers level"));
    assertFalse(ReportHtml.text(WHOLE).contains("<h2>Channels</h2>"));
  }

  private static int sum(JsonObject counts) {
    return counts.entrySet().stream().mapToInt(entry -> entry.getValue().getAsInt()).sum();
  }

  @Test
  void sarif_names_a_rule_for_each_result_and_the_hosts_it_could_not_ask() {
    JsonObject sarif = JsonParser.parseString(ReportSarif.text(WHOLE)).getAsJsonObject();
    assertEquals("2.1.0", sarif.get("version").getAsString());
    JsonObject run = sarif.getAsJsonArray("runs").get(0).getAsJsonObject();
    Set<String> rules = new HashSet<>();
    JsonObject driver = run.getAsJsonObject("tool").getAsJsonObject("driver");
    for (JsonElement rule : driver.getAsJsonArray("rules")) {
      rules.add(rule.getAsJsonObject().get("id").getAsString());
    }
    JsonArray results = run.getAsJsonArray("results");
    assertEquals(4, results.size());
    for (JsonElement result : results) {
      assertTrue(rules.contains(result.getAsJsonObject().get("ruleId").getAsString()));
      String level = result.getAsJsonObject().get("level").getAsString();
      assertTrue(Set.of("error", "warning", "note").contains(level), level);
    }
    JsonObject invocation = run.getAsJsonArray("invocations").get(0).getAsJsonObject();
    assertFalse(invocation.get("executionSuccessful").getAsBoolean());
    assertEquals(2, invocation.getAsJsonArray("toolExecutionNotifications").size());
  }

  @Test
  void junit_counts_what_it_holds() throws Exception {
    Document xml = parse(ReportJunit.text(WHOLE));
    Element root = xml.getDocumentElement();
    assertEquals("testsuites", root.getTagName());
    assertEquals(count(xml, "testcase"), root.getAttribute("tests"));
    assertEquals(count(xml, "failure"), root.getAttribute("failures"));
    assertEquals(count(xml, "error"), root.getAttribute("errors"));
    assertEquals(count(xml, "skipped"), root.getAttribute("skipped"));
    assertEquals("8", root.getAttribute("tests"));
    assertEquals("2", root.getAttribute("failures"));
    assertEquals("2", root.getAttribute("errors"));
    NodeList suites = xml.getElementsByTagName("testsuite");
    assertEquals(4, suites.getLength());
    assertEquals("0", parse(ReportJunit.text(NOTHING)).getDocumentElement().getAttribute("tests"));
  }

  private static String count(Document xml, String tag) {
    return String.valueOf(xml.getElementsByTagName(tag).getLength());
  }

  @Test
  void html_needs_nothing_else_and_shows_what_hosts_say_as_text() {
    String html = ReportHtml.text(WHOLE);
    for (String loads :
        new String[] {
          "<script", "<link", "<img", "<iframe", "@import", "url(", "http://", "https://"
        }) {
      assertFalse(html.contains(loads), loads);
    }
    assertTrue(html.contains("&lt;script&gt;alert(1)"), "what a host says is text");
    assertTrue(html.contains("prefers-color-scheme: dark"));
    assertTrue(html.contains("@media print"));
    assertTrue(html.contains("KAFKA_MIN_INSYNC_REPLICAS"));
    assertTrue(html.contains("a run put it right (run 7)"));
    assertTrue(ReportHtml.text(NOTHING).contains("There are no hosts yet"));
  }

  @Test
  void html_gives_every_host_one_row() {
    String html = ReportHtml.text(WHOLE);
    for (String host : new String[] {"h121", "h168", "h231", "h86"}) {
      assertEquals(2, html.split("<span><b>" + host + "</b></span>", -1).length, host);
    }
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  private static String resource(String name) throws IOException {
    try (InputStream file = ReportJson.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
