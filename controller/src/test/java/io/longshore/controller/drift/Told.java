package io.longshore.controller.drift;

import io.longshore.model.DriftFinding;
import io.longshore.model.DriftReason;
import io.longshore.model.EngineState;
import io.longshore.model.ObservedHost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the agent of h1 tells, for tests. */
final class Told {
  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final List<DriftFinding> drift = new ArrayList<>();
  private long mutations;
  private long generation = 4;
  private boolean answering = true;

  static DriftFinding finding(String subject, String field, DriftReason reason) {
    return new DriftFinding(
        subject, field, "spec", "host", reason.owedTo(), reason, NOW.minusSeconds(5), "", "");
  }

  Told with(DriftFinding finding) {
    drift.add(finding);
    return this;
  }

  Told mutations(long count) {
    mutations = count;
    return this;
  }

  Told generation(long number) {
    generation = number;
    return this;
  }

  Told engineAway() {
    answering = false;
    return this;
  }

  ObservedHost host() {
    return new ObservedHost(
        "h1",
        generation,
        "",
        NOW,
        new EngineState(answering, "", "", answering ? "" : "no answer in 10 s"),
        List.of(),
        List.of(),
        mutations,
        List.of(),
        drift,
        List.of());
  }
}
