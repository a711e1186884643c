package io.longshore.agent.loop;

import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.agent.engine.LastRun;
import io.longshore.agent.link.Greeting;
import io.longshore.agent.reconcile.GateSeen;
import io.longshore.agent.reconcile.Standing;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.EngineState;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateReport;
import io.longshore.model.Labels;
import io.longshore.model.ObservedContainer;
import io.longshore.model.ObservedHost;
import io.longshore.model.Phase;
import io.longshore.model.Reason;
import io.longshore.model.TopicSeen;
import io.longshore.model.Verdict;
import io.longshore.policy.HostFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the agent says of its host. */
final class HostReport {
  private static final Pattern UNNAMED = Pattern.compile("[0-9a-f]{64}");
  private static final int MOST_VOLUMES = 10_000;
  private static final int MOST_TOPICS = 500;

  private final AgentState state;

  HostReport(AgentState state) {
    this.state = state;
  }

  Greeting greeting() {
    return new Greeting(
        state.desired.map(DesiredHost::generation).orElse(0L),
        state.desired.map(DesiredHost::deployment).orElse(""));
  }

  HostFacts facts() {
    return new HostFacts(state.policy, state.engine.map(HostReport::named));
  }

  /** The engine names a volume nobody named by 64 hexadecimal digits. */
  private static SortedSet<String> named(EngineSnapshot engine) {
    return engine.volumes().stream()
        .filter(name -> !UNNAMED.matcher(name).matches())
        .limit(MOST_VOLUMES)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  ObservedHost of(String host, Instant now, long mutations) {
    List<ObservedContainer> containers = new ArrayList<>();
    state.desired.ifPresent(desired -> desired(desired, containers));
    return new ObservedHost(
        host,
        state.desired.map(DesiredHost::generation).orElse(0L),
        state.desired.map(DesiredHost::specDigest).orElse(""),
        now,
        engine(),
        containers,
        state.portsOfOthers(),
        mutations,
        List.copyOf(state.problems.values()),
        state.drift,
        List.copyOf(state.holds.values()),
        topics());
  }

  /** What the latest gate that asked brokers was told; an older one may tell of what was. */
  private List<TopicSeen> topics() {
    return state.gates.values().stream()
        .filter(seen -> !seen.topics().isEmpty())
        .max(Comparator.comparing(GateSeen::at))
        .map(seen -> seen.topics().stream().sorted().limit(MOST_TOPICS).toList())
        .orElse(List.of());
  }

  private EngineState engine() {
    return state
        .engine
        .map(seen -> new EngineState(true, seen.version(), seen.apiVersion(), ""))
        .orElse(new EngineState(false, "", "", state.engineTrouble));
  }

  private void desired(DesiredHost desired, List<ObservedContainer> containers) {
    for (ContainerSpec spec : desired.containers()) {
      containers.add(container(desired, spec));
    }
    for (EngineContainer stray : strays(desired)) {
      containers.add(stray(stray));
    }
  }

  private ObservedContainer container(DesiredHost desired, ContainerSpec spec) {
    Standing standing =
        state.plan.standings().getOrDefault(spec.name(), new Standing(Phase.UNKNOWN, "", ""));
    Optional<EngineContainer> seen =
        state
            .engine
            .flatMap(engine -> engine.container(spec.name()))
            .filter(container -> container.isOf(desired.deployment()));
    LastRun run = seen.map(EngineContainer::lastRun).orElse(LastRun.NONE);
    Optional<LastWords> words = lastWords(spec.name(), standing, seen);
    return new ObservedContainer(
        spec.name(),
        spec.role(),
        standing.phase(),
        reason(spec.name(), standing),
        seen.map(EngineContainer::id).orElse(""),
        seen.map(EngineContainer::imageId).orElse(""),
        seen.map(EngineContainer::fingerprint).orElse(""),
        run.startedAt(),
        run.exitCode(),
        state.history.restarts(spec.name()),
        gates(spec, standing.phase()),
        standing.detail() + words.map(HostReport::said).orElse(""),
        standing.remedy().isEmpty()
            ? words.flatMap(LastWords::cause).map(EndCause::remedy).orElse("")
            : standing.remedy(),
        seen.map(HostReport::standIn).orElse(""));
  }

  private Optional<Reason> reason(String container, Standing standing) {
    Reason last = state.lastReasons.get(container);
    boolean settled = standing.phase() == Phase.READY || standing.phase() == Phase.STARTING;
    return last == null && settled ? Optional.of(Reason.AS_DESIRED) : Optional.ofNullable(last);
  }

  /** What a crashed container said before this very end. */
  private Optional<LastWords> lastWords(
      String container, Standing standing, Optional<EngineContainer> seen) {
    return Optional.ofNullable(state.lastWords.get(container))
        .filter(words -> standing.phase() == Phase.CRASHED)
        .filter(
            words ->
                seen.flatMap(one -> one.lastRun().finishedAt()).equals(Optional.of(words.ended())));
  }

  private static String said(LastWords words) {
    // The kernel's word is in the standing already.
    String cause =
        words
            .cause()
            .filter(known -> known != EndCause.OUT_OF_MEMORY)
            .map(known -> "; cause: " + known.sentence())
            .orElse("");
    return cause + (words.text().isEmpty() ? "" : "; it last said: " + words.text());
  }

  private List<GateReport> gates(ContainerSpec spec, Phase phase) {
    List<GateReport> reports = new ArrayList<>();
    boolean runs = phase == Phase.STARTING || phase == Phase.READY;
    for (Gate gate : runs ? List.<Gate>of() : spec.after()) {
      reports.add(report(gate, true));
    }
    if (spec.ready().type().equals(GateNames.RUNNING)) {
      reports.add(
          new GateReport(
              GateNames.RUNNING, phase == Phase.READY ? Verdict.PASS : Verdict.WAIT, "", false));
    } else if (runs) {
      reports.add(report(spec.ready(), false));
    }
    return reports;
  }

  private GateReport report(Gate gate, boolean start) {
    GateSeen seen = state.gates.get(gate);
    return seen == null
        ? new GateReport(gate.type(), Verdict.UNKNOWN, "", start)
        : new GateReport(
            gate.type(), seen.verdict(), start ? seen.words(gate) : seen.evidence(), start);
  }

  private List<EngineContainer> strays(DesiredHost desired) {
    return state.engine.map(EngineSnapshot::containers).orElse(List.of()).stream()
        .filter(container -> container.isOf(desired.deployment()))
        .filter(container -> desired.container(container.name()).isEmpty())
        .toList();
  }

  private ObservedContainer stray(EngineContainer container) {
    return new ObservedContainer(
        container.name(),
        container.labels().getOrDefault(Labels.ROLE, ""),
        Phase.PREPARING,
        Optional.of(Reason.NO_LONGER_DESIRED),
        container.id(),
        container.imageId(),
        container.fingerprint(),
        container.lastRun().startedAt(),
        container.lastRun().exitCode(),
        0,
        List.of(),
        "is being removed: " + Reason.NO_LONGER_DESIRED.sentence(),
        "",
        standIn(container));
  }

  private static String standIn(EngineContainer container) {
    return container.labels().getOrDefault(Labels.STAND_IN, "");
  }
}
