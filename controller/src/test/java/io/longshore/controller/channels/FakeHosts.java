package io.longshore.controller.channels;

import io.longshore.controller.artifact.Content;
import io.longshore.controller.fleet.HostImages;
import io.longshore.proto.v1.ImageOrder;
import io.longshore.proto.v1.ImageReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Hosts that hold images by name, some of them with a builder, as their agents would say. */
final class FakeHosts extends HostImages {
  final SortedMap<String, Set<String>> images = new TreeMap<>();
  final Set<String> withBuilder = new TreeSet<>();
  final Set<String> silent = new TreeSet<>();
  final List<String> made = new ArrayList<>();
  String buildFails = "";
  private Set<String> given = Set.of();

  @Override
  public SortedMap<String, ImageReport> order(
      Map<String, ImageOrder> orders, Map<String, Content> offers, Duration patience) {
    SortedMap<String, ImageReport> reports = new TreeMap<>();
    orders.forEach(
        (host, order) -> {
          if (!silent.contains(host)) {
            reports.put(host, carryOut(host, order, offers));
          }
        });
    return reports;
  }

  private ImageReport carryOut(String host, ImageOrder order, Map<String, Content> offers) {
    Set<String> here = images.computeIfAbsent(host, name -> new TreeSet<>());
    ImageReport.Builder report = ImageReport.newBuilder();
    if (here.containsAll(order.getReferencesList())) {
      report.setOutcome("PRESENT");
    } else if (order.hasRecipe()) {
      make(host, order, offers, report);
    } else if (order.hasArchive()) {
      here.addAll(given);
      report.setOutcome("LOADED");
    } else {
      report.setOutcome("ABSENT");
    }
    if (order.getGive() && Set.of("PRESENT", "MADE").contains(report.getOutcome())) {
      given = Set.copyOf(order.getRecipe().getReferencesList());
      report.setArchive("ab".repeat(32)).setArchiveSize(7);
    }
    return report.build();
  }

  private void make(
      String host, ImageOrder order, Map<String, Content> offers, ImageReport.Builder report) {
    if (!withBuilder.contains(host)) {
      report.setOutcome("NO_BUILDER").setDetail("image " + order.getRecipe().getBuilder());
    } else if (!buildFails.isEmpty()) {
      report.setOutcome("FAILED").setDetail(buildFails);
    } else if (!offers.containsKey(order.getRecipe().getInput())) {
      report.setOutcome("FAILED").setDetail("the sources are not offered");
    } else {
      made.add(host);
      images.get(host).addAll(order.getRecipe().getReferencesList());
      report.setOutcome("MADE");
    }
  }
}
