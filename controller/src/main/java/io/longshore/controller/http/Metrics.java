package io.longshore.controller.http;

import io.longshore.controller.fleet.Fleet;
import io.longshore.controller.fleet.HostState;
import io.longshore.controller.plan.Members;
import io.longshore.controller.report.ReportTotals;
import io.longshore.model.ObservedContainer;
import io.longshore.model.ObservedHost;
import io.longshore.model.Phase;
import io.longshore.proto.v1.DriftReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A controller's metrics at one moment. No label is a host's or a container's name: how many
 * samples there are depends on roles and words, not on the size of the fleet.
 *
 * @param report how the fleet stands
 * @param fleet what is known of each host
 * @param members what the spec places; empty while there is none
 * @param certificates when each of the fleet's own ends
 * @param refused calls refused for a limit on their caller, by reason
 */
record Metrics(
    DriftReport report,
    Fleet fleet,
    Optional<Members> members,
    SortedMap<String, Instant> certificates,
    SortedMap<String, Long> refused) {
  private static final List<String> LINKS =
      List.of("ATTACHED", "NEVER_ENROLLED", "NEVER_SEEN", "SILENT");
  private static final int MOST_ROLES = 50;
  private static final int MOST_CHANNELS = 100;
  private static final double DAY = Duration.ofDays(1).toMillis();

  String text() {
    ReportTotals totals = ReportTotals.of(report);
    MetricsText text = new MetricsText();
    String build = "longshore_build_info";
    text.metric(build, "gauge", "The version of the controller, as a label of the value 1.")
        .sample(build, "version", report.getControllerVersion(), 1)
        .gauge("longshore_hosts", "Hosts by the way to their agents.", "link", links())
        .gauge(
            "longshore_hosts_by_verdict",
            "Hosts by how they stand to the spec; each host counts once.",
            "verdict",
            totals.verdicts())
        .gauge(
            "longshore_channels_by_verdict",
            "Channels by how they stand to the spec; each channel counts once.",
            "verdict",
            totals.channels())
        .gauge(
            "longshore_channel_peers_behind",
            "Peers that are to be in a channel and are not as far as its orderers.",
            "channel",
            behind())
        .gauge(
            "longshore_drift_findings",
            "Findings that are so now, by class.",
            "class",
            totals.classes())
        .gauge(
            "longshore_containers",
            "Containers of the deployment by phase; of hosts that answer.",
            "phase",
            phases());
    String restarts = "longshore_container_restarts_total";
    text.metric(restarts, "counter", "Starts after the first, by agents, of containers there now.");
    restarts().forEach((role, count) -> text.sample(restarts, "role", role, count));
    text.gauge(
            "longshore_quorum_margin",
            "Voting members that serve, less a majority: below 0 there is no quorum.",
            "role",
            members.map(Margins::quorum).orElseGet(TreeMap::new))
        .gauge(
            "longshore_in_sync_margin",
            "Replicas of a partition in sync at worst, less those writes need: below 0 some stop.",
            "role",
            members.map(Margins::inSync).orElseGet(TreeMap::new))
        .gauge(
            "longshore_certificate_expiry_days",
            "Days until a certificate ends; below 0 it has ended.",
            "certificate",
            days());
    String calls = "longshore_refused_calls_total";
    text.metric(calls, "counter", "Calls refused because their caller asks for too much.");
    refused.forEach((reason, count) -> text.sample(calls, "reason", reason, count));
    return text.text();
  }

  private SortedMap<String, Integer> links() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    LINKS.forEach(link -> counts.put(link, 0));
    report.getHostsList().forEach(host -> counts.merge(host.getLink(), 1, Integer::sum));
    return counts;
  }

  private SortedMap<String, Integer> behind() {
    SortedMap<String, Integer> behind = new TreeMap<>();
    report.getChannelsList().stream()
        .filter(channel -> !channel.getSystem())
        .limit(MOST_CHANNELS)
        .forEach(one -> behind.put(one.getChannel(), one.getPeers() - one.getLevel()));
    return behind;
  }

  private SortedMap<Phase, Integer> phases() {
    SortedMap<Phase, Integer> counts = new TreeMap<>();
    for (Phase phase : Phase.values()) {
      counts.put(phase, 0);
    }
    containers().forEach(one -> counts.merge(one.phase(), 1, Integer::sum));
    return counts;
  }

  private SortedMap<String, Integer> restarts() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (ObservedContainer one : containers()) {
      boolean known = counts.containsKey(one.role()) || counts.size() < MOST_ROLES;
      counts.merge(known ? one.role() : "other", one.restarts(), Integer::sum);
    }
    return counts;
  }

  private List<ObservedContainer> containers() {
    return fleet.hosts().values().stream()
        .filter(host -> host.link().attached())
        .map(HostState::observed)
        .flatMap(Optional::stream)
        .map(ObservedHost::containers)
        .flatMap(List::stream)
        .toList();
  }

  private SortedMap<String, Double> days() {
    SortedMap<String, Double> days = new TreeMap<>();
    for (Map.Entry<String, Instant> one : certificates.entrySet()) {
      long left = one.getValue().toEpochMilli() - report.getAtMs();
      days.put(one.getKey(), Math.floor(left / DAY * 100) / 100);
    }
    return days;
  }
}
