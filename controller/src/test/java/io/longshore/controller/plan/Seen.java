package io.longshore.controller.plan;

import io.longshore.controller.fleet.Fleet;
import io.longshore.controller.fleet.HostLink;
import io.longshore.controller.fleet.HostState;
import io.longshore.controller.sample.SampleNetwork;
import io.longshore.controller.workload.Compiled;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.DriftFinding;
import io.longshore.model.EngineState;
import io.longshore.model.GateReport;
import io.longshore.model.Hold;
import io.longshore.model.HostProblem;
import io.longshore.model.ObservedContainer;
import io.longshore.model.ObservedHost;
import io.longshore.model.Phase;
import io.longshore.model.PortInUse;
import io.longshore.model.Verdict;
import io.longshore.policy.HostFacts;
import io.longshore.policy.HostPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A situation for tests: what hosts were told, and what is seen of them. */
public final class Seen {
  public static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final SortedMap<String, DesiredHost> held;
  private final Map<String, Phase> phases = new TreeMap<>();
  private final Set<String> lacking = new TreeSet<>();
  private final Map<String, HostLink> links = new TreeMap<>();
  private final Map<String, Long> generations = new TreeMap<>();
  private final List<PortInUse> ports = new ArrayList<>();
  private final List<HostProblem> problems = new ArrayList<>();
  private final Map<String, List<DriftFinding>> drift = new TreeMap<>();
  private final Map<String, List<Hold>> heldBy = new TreeMap<>();
  private final Map<String, String> forms = new TreeMap<>();
  private final Set<String> hosts;
  private Optional<HostPolicy> policy = Optional.empty();
  private final SortedSet<String> volumes = new TreeSet<>();
  private boolean engine = true;
  private Set<String> served = Set.of("zookeeper", "kafka", "orderer", "peer");
  private String holds = SampleNetwork.DEPLOYMENT;

  private Seen(SortedMap<String, DesiredHost> held, Set<String> hosts) {
    this.held = held;
    this.hosts = hosts;
  }

  /** Hosts that were never told anything. */
  public static Seen nothing(String... hosts) {
    Seen seen = new Seen(new TreeMap<>(), Set.of(hosts));
    seen.served = Set.of();
    seen.holds = "";
    return seen;
  }

  /** Hosts that serve what they were told. */
  public static Seen serving(SampleNetwork network) {
    SortedMap<String, DesiredHost> held = network.held(1);
    return new Seen(held, held.keySet());
  }

  public Seen told(DesiredHost host) {
    held.put(host.host(), host);
    return this;
  }

  public Seen but(String container, Phase phase) {
    phases.put(container, phase);
    return this;
  }

  /** Containers that serve and miss others of their cluster. */
  public Seen lacksOthers(String... containers) {
    lacking.addAll(List.of(containers));
    return this;
  }

  public Seen link(String host, HostLink link) {
    links.put(host, link);
    return this;
  }

  public Seen taken(PortInUse port) {
    ports.add(port);
    return this;
  }

  public Seen problem(HostProblem problem) {
    problems.add(problem);
    return this;
  }

  public Seen drift(String host, DriftFinding finding) {
    drift.computeIfAbsent(host, one -> new ArrayList<>()).add(finding);
    return this;
  }

  public Seen held(String host, Hold hold) {
    heldBy.computeIfAbsent(host, one -> new ArrayList<>()).add(hold);
    return this;
  }

  /** The container is there in this form, whatever its host was told. */
  public Seen seenAs(String container, String fingerprint) {
    forms.put(container, fingerprint);
    return this;
  }

  public Seen holding(String host, long generation) {
    generations.put(host, generation);
    return this;
  }

  public Seen engineSilent() {
    engine = false;
    return this;
  }

  public Seen neverServed(String... roles) {
    Set<String> left = new TreeSet<>(served);
    left.removeAll(List.of(roles));
    served = left;
    return this;
  }

  /** Every host has told that this is its policy. */
  public Seen allowing(HostPolicy one) {
    policy = Optional.of(one);
    return this;
  }

  /** Every host that told its policy holds these volumes. */
  public Seen holdingVolumes(String... names) {
    volumes.addAll(List.of(names));
    return this;
  }

  public Seen holdsStateOf(String deployment) {
    holds = deployment;
    return this;
  }

  public Situation when(Compiled wanted) {
    SortedMap<String, HostState> states = new TreeMap<>();
    for (String host : hosts) {
      states.put(
          host,
          new HostState(
              host,
              links.getOrDefault(host, new HostLink.Attached(NOW)),
              "test",
              holds,
              Optional.of(observed(host)),
              policy.map(one -> new HostFacts(one, Optional.of(volumes)))));
    }
    return new Situation(SampleNetwork.DEPLOYMENT, wanted, held, new Fleet(states), served);
  }

  private ObservedHost observed(String host) {
    Optional<DesiredHost> told = Optional.ofNullable(held.get(host));
    return new ObservedHost(
        host,
        generations.getOrDefault(host, told.map(DesiredHost::generation).orElse(0L)),
        "",
        NOW,
        new EngineState(engine, "", "", engine ? "" : "connection refused"),
        told.map(this::containers).orElse(List.of()),
        ports,
        0,
        problems,
        drift.getOrDefault(host, List.of()),
        heldBy.getOrDefault(host, List.of()));
  }

  private List<ObservedContainer> containers(DesiredHost told) {
    return told.containers().stream().map(spec -> container(told, spec)).toList();
  }

  private ObservedContainer container(DesiredHost told, ContainerSpec spec) {
    Phase phase = phases.getOrDefault(spec.name(), Phase.READY);
    boolean there = phase != Phase.PREPARING;
    return new ObservedContainer(
        spec.name(),
        spec.role(),
        phase,
        Optional.empty(),
        there ? "id" : "",
        there ? "image" : "",
        there ? forms.getOrDefault(spec.name(), told.fingerprint(spec).hex()) : "",
        Optional.empty(),
        0,
        0,
        lacking.contains(spec.name())
            ? List.of(new GateReport("quorum", Verdict.ENOUGH, "2 of 3 serve", false))
            : List.of(),
        lacking.contains(spec.name()) ? "quorum: 2 of 3 serve" : "",
        "",
        "");
  }
}
