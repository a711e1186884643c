package io.longshore.controller.report;

import io.longshore.controller.drift.ClearedBy;
import io.longshore.controller.drift.Verdict;
import io.longshore.model.DriftClass;
import io.longshore.proto.v1.ChannelStanding;
import io.longshore.proto.v1.DriftFinding;
import io.longshore.proto.v1.DriftRecord;
import io.longshore.proto.v1.DriftReport;
import io.longshore.proto.v1.HostStanding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A report as one page that needs nothing else: no script, no font, no picture. It may be mailed,
 * printed and read on a phone, in light and dark.
 */
public final class ReportHtml {
  private static final String STYLE = style();
  private static final int MOST_ENDED = 200;

  private final DriftReport report;
  private final StringBuilder page = new StringBuilder(STYLE.length() + 16_000);

  private ReportHtml(DriftReport report) {
    this.report = report;
  }

  /** The report. */
  public static String text(DriftReport report) {
    return new ReportHtml(report).write();
  }

  private String write() {
    String headline = Markup.escape(ReportHeadline.of(report));
    add("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    add("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    add("style-src 'unsafe-inline'\">\n");
    add(
        "<title>"
            + headline
            + "</title>\n<style>\n"
            + STYLE
            + "</style>\n</head>\n<body>\n<main>\n");
    add("<header class=\"" + Tone.of(ReportHeadline.worst(report)) + "\">\n");
    add("<p class=\"kicker\">Drift report</p>\n<h1>" + headline + "</h1>\n");
    add("<p class=\"soft\">" + Moments.text(report.getAtMs()) + origin() + "</p>\n</header>\n");
    totals();
    findings();
    hosts();
    channels();
    ReportLanes.write(report, page);
    ended();
    words();
    add("<footer>Made by Longshore " + Markup.escape(report.getControllerVersion()));
    add(" for fleet " + Markup.escape(report.getDeployment()) + ".</footer>\n");
    add("</main>\n</body>\n</html>\n");
    return page.toString();
  }

  private String origin() {
    if (report.getRun().isEmpty()) {
      return " · nothing was applied yet";
    }
    String digest = report.getSpecDigest();
    String brief = digest.substring(0, Math.min(12, digest.length()));
    return " · " + Markup.escape(report.getRun()) + " · spec " + code(brief);
  }

  private void totals() {
    ReportTotals totals = ReportTotals.of(report);
    add("<ul class=\"totals\">\n");
    totals
        .verdicts()
        .forEach(
            (verdict, count) ->
                add(
                    "<li class=\""
                        + (count == 0 ? "plain none" : Tone.of(verdict))
                        + "\"><b>"
                        + count
                        + "</b>"
                        + (count == 1 ? "host " : "hosts ")
                        + Tone.label(verdict).toLowerCase(Locale.ROOT)
                        + "</li>\n"));
    add("</ul>\n<p class=\"sums\">");
    if (report.getChannelsCount() > 0) {
      add("Channels: " + counted(totals.channels()) + ". ");
    }
    add("Findings: " + counted(totals.classes()) + ".</p>\n");
  }

  /** Only what there is; what the spec says to ignore is counted like the rest. */
  private static String counted(SortedMap<? extends Enum<?>, Integer> counts) {
    String some =
        counts.entrySet().stream()
            .filter(one -> one.getValue() > 0)
            .map(
                one ->
                    one.getValue()
                        + " "
                        + one.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining(", "));
    return some.isEmpty() ? "none" : some;
  }

  private void findings() {
    List<DriftRecord> open = ReportTotals.open(report);
    add("<section>\n<h2>Findings</h2>\n");
    if (open.isEmpty()) {
      add("<p class=\"soft\">Nothing was found where something answers.</p>\n");
    }
    open.stream()
        .sorted((one, other) -> Boolean.compare(counts(other), counts(one)))
        .forEach(this::finding);
    add("</section>\n");
  }

  private static boolean counts(DriftRecord record) {
    return ReportTotals.driftClass(record).counts();
  }

  private void finding(DriftRecord record) {
    DriftFinding finding = record.getFinding();
    DriftClass driftClass = ReportTotals.driftClass(record);
    add("<article class=\"" + Tone.of(driftClass) + "\">\n<header><h3>");
    add(Markup.escape(record.getHost() + " · " + finding.getSubject() + " · "));
    add(Markup.escape(finding.getField()) + "</h3>" + word(driftClass) + "</header>\n<dl>\n");
    fact("The spec says", code(finding.getDesired()));
    boolean channel = record.getHost().startsWith("channel ");
    fact(channel ? "There is" : "The host has", code(finding.getObserved()));
    fact("That is", Markup.escape(driftClass.sentence()));
    if (!finding.getCause().isEmpty()) {
      fact("Because of", Markup.escape(finding.getCause()));
    }
    long lasted = report.getAtMs() - record.getFirstSeenMs();
    fact(
        "First seen", Moments.text(record.getFirstSeenMs()) + ", " + Moments.span(lasted) + " ago");
    if (!finding.getRemedy().isEmpty()) {
      fact("What to do", Markup.escape(finding.getRemedy()));
    }
    add("</dl>\n</article>\n");
  }

  private void hosts() {
    add("<section>\n<h2>Hosts</h2>\n");
    table("Host", "Verdict", "Why", "Containers", "Last told");
    report.getHostsList().forEach(this::host);
    add("</tbody>\n</table>\n</section>\n");
  }

  private void host(HostStanding host) {
    String remedy =
        host.getRemedy().isEmpty()
            ? ""
            : "<br><span class=\"soft\">" + Markup.escape(host.getRemedy()) + "</span>";
    String seen =
        host.getObservedAtMs() == 0
            ? "never"
            : Moments.span(report.getAtMs() - host.getObservedAtMs()) + " ago";
    String containers =
        host.getObservedAtMs() == 0
            ? "not known"
            : host.getReady() + " of " + host.getContainers() + " ready";
    add("<tr>");
    cell("Host", "<b>" + Markup.escape(host.getHost()) + "</b>");
    cell("Verdict", word(ReportTotals.verdict(host)));
    cell("Why", Markup.escape(host.getWhy()) + remedy);
    cell("Containers", containers);
    cell("Last told", seen);
    add("</tr>\n");
  }

  private void channels() {
    if (report.getChannelsCount() == 0) {
      return;
    }
    add("<section>\n<h2>Channels</h2>\n");
    table("Channel", "Verdict", "Why", "Ledger", "Chaincodes", "Topic in Kafka");
    report.getChannelsList().forEach(this::channel);
    add("</tbody>\n</table>\n</section>\n");
  }

  private void channel(ChannelStanding channel) {
    String remedy =
        channel.getRemedy().isEmpty()
            ? ""
            : "<br><span class=\"soft\">" + Markup.escape(channel.getRemedy()) + "</span>";
    String blocks = channel.getBlocks() == 0 ? "not told" : channel.getBlocks() + " blocks";
    String level =
        channel.getSystem()
            ? ""
            : "<br>" + channel.getLevel() + " of " + channel.getPeers() + " peers level";
    add("<tr>");
    cell("Channel", "<b>" + Markup.escape(channel.getChannel()) + "</b>");
    cell("Verdict", word(ReportTotals.word(channel.getVerdict())));
    cell("Why", Markup.escape(channel.getWhy()) + remedy);
    cell("Ledger", blocks + level);
    cell("Chaincodes", Markup.escape(String.join(", ", channel.getChaincodesList())));
    cell("Topic", channel.getTopic().isEmpty() ? "not told" : Markup.escape(channel.getTopic()));
    add("</tr>\n");
  }

  private void ended() {
    List<DriftRecord> ended = ReportTotals.ended(report);
    if (ended.isEmpty()) {
      return;
    }
    add("<section>\n<h2>Ended since " + Moments.text(report.getSinceMs()) + "</h2>\n");
    table("Where", "Spec said", "Host had", "Lasted", "Ended by");
    ended.stream().limit(MOST_ENDED).forEach(this::ended);
    add("</tbody>\n</table>\n");
    if (ended.size() > MOST_ENDED) {
      add("<p class=\"soft\">and " + (ended.size() - MOST_ENDED) + " before them</p>\n");
    }
    add("</section>\n");
  }

  private void ended(DriftRecord record) {
    DriftFinding finding = record.getFinding();
    String where = record.getHost() + " · " + finding.getSubject() + " · " + finding.getField();
    String by =
        Arrays.stream(ClearedBy.values())
            .filter(one -> one.name().equals(record.getClearedBy()))
            .findFirst()
            .orElse(ClearedBy.UNKNOWN)
            .sentence();
    String run = record.getClearedIn().isEmpty() ? "" : " (" + record.getClearedIn() + ")";
    add("<tr>");
    cell("Where", Markup.escape(where));
    cell("Spec said", code(finding.getDesired()));
    cell("Host had", code(finding.getObserved()));
    cell("Lasted", Moments.span(record.getClearedAtMs() - record.getFirstSeenMs()));
    cell("Ended by", Markup.escape(by + run + ", " + Moments.text(record.getClearedAtMs())));
    add("</tr>\n");
  }

  private void words() {
    add("<section>\n<h2>What the words mean</h2>\n<dl>\n");
    for (Verdict verdict : Verdict.values()) {
      fact(Tone.label(verdict), Markup.escape(verdict.sentence()));
    }
    for (DriftClass driftClass : DriftClass.values()) {
      if (driftClass != DriftClass.UNKNOWN) {
        fact(Tone.label(driftClass), Markup.escape(driftClass.sentence()));
      }
    }
    add("</dl>\n</section>\n");
  }

  private void table(String... heads) {
    add("<table>\n<thead><tr>");
    for (String head : heads) {
      add("<th scope=\"col\">" + head + "</th>");
    }
    add("</tr></thead>\n<tbody>\n");
  }

  private void cell(String label, String content) {
    add("<td data-label=\"" + label + "\"><span>" + content + "</span></td>");
  }

  private void fact(String name, String content) {
    add("<dt>" + name + "</dt><dd>" + content + "</dd>\n");
  }

  private static String word(Verdict verdict) {
    return "<span class=\"word " + Tone.of(verdict) + "\">" + Tone.label(verdict) + "</span>";
  }

  private static String word(DriftClass driftClass) {
    return "<span class=\"word " + Tone.of(driftClass) + "\">" + Tone.label(driftClass) + "</span>";
  }

  private static String code(String text) {
    return text.isEmpty() ? "nothing" : "<code>" + Markup.escape(text) + "</code>";
  }

  private void add(String text) {
    page.append(text);
  }

  private static String style() {
    try (InputStream style = ReportHtml.class.getResourceAsStream("drift-report.css")) {
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
