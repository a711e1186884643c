package io.longshore.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything an agent sees of its host, at one moment.
 *
 * @param host its name
 * @param generation of the desired state it holds; 0 when it holds none
 * @param specDigest of the desired state it holds; empty when it holds none
 * @param observedAt by the host's clock
 * @param engine whether the engine answers
 * @param containers of this deployment, desired or left over, by name
 * @param portsInUse held by others
 * @param engineMutations mutating engine calls since the agent started
 * @param problems what a person should know
 * @param drift where the host is not as the spec says, sorted
 * @param holds containers a person said to leave alone
 * @param topics as brokers tell of them, sorted; empty where the host asks none, or none told
 */
public record ObservedHost(
    String host,
    long generation,
    String specDigest,
    Instant observedAt,
    EngineState engine,
    List<ObservedContainer> containers,
    List<PortInUse> portsInUse,
    long engineMutations,
    List<HostProblem> problems,
    List<DriftFinding> drift,
    List<Hold> holds,
    List<TopicSeen> topics) {
  public ObservedHost {
    Objects.requireNonNull(host, "host");
    Checks.count("a generation", generation);
    Objects.requireNonNull(specDigest, "specDigest");
    Objects.requireNonNull(observedAt, "observedAt");
    Objects.requireNonNull(engine, "engine");
    containers = List.copyOf(containers);
    portsInUse = List.copyOf(portsInUse);
    Checks.count("the number of engine mutations", engineMutations);
    problems = List.copyOf(problems);
    drift = Checks.sorted(drift);
    holds = List.copyOf(holds);
    topics = Checks.sorted(topics);
  }

  /** A host that tells of no topic. */
  public ObservedHost(
      String host,
      long generation,
      String specDigest,
      Instant observedAt,
      EngineState engine,
      List<ObservedContainer> containers,
      List<PortInUse> portsInUse,
      long engineMutations,
      List<HostProblem> problems,
      List<DriftFinding> drift,
      List<Hold> holds) {
    this(
        host,
        generation,
        specDigest,
        observedAt,
        engine,
        containers,
        portsInUse,
        engineMutations,
        problems,
        drift,
        holds,
        List.of());
  }

  /** A host as the spec says and with nothing held. */
  public ObservedHost(
      String host,
      long generation,
      String specDigest,
      Instant observedAt,
      EngineState engine,
      List<ObservedContainer> containers,
      List<PortInUse> portsInUse,
      long engineMutations,
      List<HostProblem> problems) {
    this(
        host,
        generation,
        specDigest,
        observedAt,
        engine,
        containers,
        portsInUse,
        engineMutations,
        problems,
        List.of(),
        List.of(),
        List.of());
  }

  /** The word to leave the container of this name alone, if there is one. */
  public Optional<Hold> hold(String container) {
    return holds.stream().filter(one -> one.container().equals(container)).findFirst();
  }

  /** The container of this name, if the agent reports one. */
  public Optional<ObservedContainer> container(String name) {
    return containers.stream().filter(one -> one.name().equals(name)).findFirst();
  }
}
