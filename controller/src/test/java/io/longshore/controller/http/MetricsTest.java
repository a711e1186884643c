package io.longshore.controller.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.fleet.Fleet;
import io.longshore.controller.report.SampleReport;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static String text() {
    return new Metrics(
            SampleReport.whole(),
            new Fleet(new TreeMap<>()),
            Optional.empty(),
            new TreeMap<>(Map.of("fleet-root", Instant.parse("2026-01-11T18:00:00Z"))),
            new TreeMap<>(Map.of("TOO_MANY_CALLS", 3L)))
        .text();
  }

  @Test
  void every_sample_follows_the_help_and_type_of_its_metric() {
    String metric = "";
    Set<String> seen = new TreeSet<>();
    for (String line : text().split("\n")) {
      if (line.startsWith("# HELP ")) {
        metric = line.split(" ")[2];
        assertTrue(seen.add(metric), metric + " is told twice");
      } else if (line.startsWith("# TYPE ")) {
        assertTrue(line.matches("# TYPE " + metric + " (gauge|counter)"), line);
      } else {
        assertTrue(line.matches(metric + "(\\{[a-z]+=\"[^\"]*\"})? -?[0-9.]+"), line);
      }
    }
    assertTrue(seen.contains("longshore_quorum_margin"));
  }

  @Test
  void hosts_add_up_whichever_way_they_are_counted() {
    assertEquals(4, sum("longshore_hosts{"));
    assertEquals(4, sum("longshore_hosts_by_verdict{"));
    assertEquals(4, sum("longshore_drift_findings{"));
    assertTrue(
        text().contains("longshore_certificate_expiry_days{certificate=\"fleet-root\"} 10.25"));
  }

  private static double sum(String beginning) {
    return Arrays.stream(text().split("\n"))
        .filter(line -> line.startsWith(beginning))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
