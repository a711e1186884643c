package io.longshore.agent.reconcile;

import io.longshore.agent.engine.ContainerState;
import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.agent.engine.LastRun;
import io.longshore.base.Failure;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.Gate;
import io.longshore.model.Labels;
import io.longshore.model.PortInUse;
import io.longshore.model.Verdict;
import io.longshore.policy.HostPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a planner sees, put together by a test. Everything is prepared unless told otherwise. */
final class World {
  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  static final Instant STARTED = NOW.minusSeconds(60);

  private final DesiredHost desired;
  private final SortedMap<String, EngineContainer> containers = new TreeMap<>();
  private final Map<Gate, GateSeen> gates = new HashMap<>();
  private final List<PortInUse> ports = new ArrayList<>();
  private final SortedMap<String, Action> busy = new TreeMap<>();
  private Setbacks setbacks = Setbacks.NONE;
  private HostPolicy policy = HostPolicy.builtIn();
  private boolean bare;
  private boolean images;
  private boolean silent;
  private final Set<String> held = new TreeSet<>();
  private KeptVolumes kept = KeptVolumes.NONE;

  World(DesiredHost desired) {
    this.desired = desired;
  }

  World allowing(HostPolicy other) {
    policy = other;
    return this;
  }

  World bare() {
    bare = true;
    return this;
  }

  World bareButForImages() {
    images = true;
    return bare();
  }

  World held(String container) {
    held.add(container);
    return this;
  }

  World keeps(KeptVolumes volumes) {
    kept = volumes;
    return this;
  }

  World silent() {
    silent = true;
    return this;
  }

  World ours(String name, ContainerState state) {
    String fingerprint =
        desired.container(name).map(spec -> desired.fingerprint(spec).hex()).orElse("gone");
    return put(name, state, Map.of(Labels.FINGERPRINT, fingerprint));
  }

  World other(String name, ContainerState state) {
    return put(name, state, Map.of(Labels.FINGERPRINT, "other"));
  }

  private World put(String name, ContainerState state, Map<String, String> more) {
    SortedMap<String, String> labels = new TreeMap<>(more);
    labels.put(Labels.DEPLOYMENT, desired.deployment());
    LastRun run =
        state == ContainerState.CREATED
            ? LastRun.NONE
            : new LastRun(Optional.of(STARTED), Optional.of(NOW), 1, false, "");
    containers.put(
        name,
        new EngineContainer(
            "id-" + name, name, "image", "id", state, labels, List.of(), run, List.of()));
    return this;
  }

  World foreign(String name) {
    containers.put(
        name,
        new EngineContainer(
            "id-" + name,
            name,
            "image",
            "id",
            ContainerState.RUNNING,
            new TreeMap<>(),
            List.of(),
            LastRun.NONE,
            List.of()));
    return this;
  }

  World gate(Gate gate, Verdict verdict, Instant at) {
    gates.put(gate, new GateSeen(verdict, "evidence", List.of(), false, at, at));
    return this;
  }

  World gate(Gate gate, GateSeen reading) {
    gates.put(gate, reading);
    return this;
  }

  World foreignPort(PortInUse port) {
    ports.add(port);
    return this;
  }

  World busy(Action action) {
    busy.put(action.subject(), action);
    return this;
  }

  World setback(String subject, Failure failure) {
    setbacks = setbacks.failed(subject, failure, NOW);
    return this;
  }

  Seen seen() {
    SortedMap<String, String> found = new TreeMap<>();
    TreeSet<String> asked = new TreeSet<>();
    TreeSet<String> volumes = new TreeSet<>();
    for (ContainerSpec spec : desired.containers()) {
      asked.add(spec.run().image());
      found.put(spec.run().image(), "id");
      volumes.add(spec.name() + "-data");
    }
    EngineSnapshot engine =
        new EngineSnapshot(
            "1",
            "1.41",
            List.copyOf(containers.values()),
            asked,
            bare && !images ? new TreeMap<>() : found,
            bare ? new TreeSet<>() : new TreeSet<>(List.of("net")),
            bare ? new TreeSet<>() : volumes);
    return new Seen(
        silent ? Optional.empty() : Optional.of(engine),
        new TreeMap<>(),
        new TreeMap<>(),
        true,
        gates,
        ports,
        Set.of(),
        kept,
        held,
        busy,
        policy);
  }

  LocalPlan plan() {
    return LocalReconciler.plan(Optional.of(desired), seen(), RestartHistory.NONE, setbacks, NOW);
  }

  List<String> actions() {
    return plan().actions().stream()
        .map(action -> action.getClass().getSimpleName() + " " + action.subject())
        .toList();
  }
}
