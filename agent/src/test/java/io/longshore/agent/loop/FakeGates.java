package io.longshore.agent.loop;

import io.longshore.agent.gate.GateContext;
import io.longshore.agent.gate.GateReading;
import io.longshore.model.Gate;
import io.longshore.model.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Gates that show what the test says. */
final class FakeGates implements GateReader {
  private final Map<String, Supplier<Verdict>> verdicts = new HashMap<>();
  private final Map<String, Instant> passes = new HashMap<>();
  private final Clock clock;
  boolean silent;
  List<String> away = List.of("zk3");
  final List<String> read = new ArrayList<>();

  FakeGates(Clock clock) {
    this.clock = clock;
  }

  /** When a gate of this type last let anyone pass. */
  Instant lastPass(String type) {
    return passes.getOrDefault(type, Instant.EPOCH);
  }

  /** From now on gates of this type say so. */
  void say(String type, Verdict verdict) {
    verdicts.put(type, () -> verdict);
  }

  /** From now on gates of this type say what this does. */
  void ask(String type, Supplier<Verdict> verdict) {
    verdicts.put(type, verdict);
  }

  @Override
  public GateReading read(Gate gate, GateContext context) {
    read.add(gate.type());
    Verdict verdict = verdicts.getOrDefault(gate.type(), () -> Verdict.WAIT).get();
    if (verdict == Verdict.PASS) {
      passes.put(gate.type(), clock.instant());
    }
    String evidence = "the test says " + verdict;
    return verdict == Verdict.ENOUGH
        ? GateReading.enough(evidence, away).concerning(gate)
        : new GateReading(verdict, evidence).silentIf(silent);
  }
}
