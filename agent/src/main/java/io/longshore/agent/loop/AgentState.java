package io.longshore.agent.loop;

import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.agent.reconcile.Action;
import io.longshore.agent.reconcile.GateSeen;
import io.longshore.agent.reconcile.IdentityState;
import io.longshore.agent.reconcile.LocalPlan;
import io.longshore.agent.reconcile.RestartHistory;
import io.longshore.agent.reconcile.Seen;
import io.longshore.agent.reconcile.Setbacks;
import io.longshore.model.DesiredHost;
import io.longshore.model.FileSet;
import io.longshore.model.Fingerprint;
import io.longshore.model.Gate;
import io.longshore.model.HostProblem;
import io.longshore.model.PortBinding;
import io.longshore.model.PortInUse;
import io.longshore.model.Reason;
import io.longshore.policy.HostPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that the agent knows. Read and written on its loop alone. */
final class AgentState {
  Optional<DesiredHost> desired = Optional.empty();
  Optional<EngineSnapshot> engine = Optional.empty();
  String engineTrouble = "the engine has not been asked yet";
  boolean attached;
  HostPolicy policy = HostPolicy.closed(HostPolicy.FILE, "it has not been read yet");
  RestartHistory history = RestartHistory.NONE;
  Setbacks setbacks = Setbacks.NONE;
  List<PortInUse> foreignPorts = List.of();
  LocalPlan plan = new LocalPlan(List.of(), new TreeMap<>(), Map.of(), Optional.empty());

  final SortedMap<String, SortedSet<String>> files = new TreeMap<>();
  final SortedMap<String, IdentityState> identities = new TreeMap<>();
  final Map<Gate, GateSeen> gates = new HashMap<>();
  final SortedMap<String, Action> underWay = new TreeMap<>();
  final SortedMap<String, Reason> lastReasons = new TreeMap<>();
  final SortedMap<String, HostProblem> problems = new TreeMap<>();
  final SortedMap<String, LastWords> lastWords = new TreeMap<>();

  Seen seen() {
    return new Seen(engine, files, identities, attached, gates, portsOfOthers(), underWay, policy);
  }

  /** What a container that is being started binds looks foreign until the engine lists it. */
  List<PortInUse> portsOfOthers() {
    SortedSet<Integer> starting = new TreeSet<>();
    for (Action action : underWay.values()) {
      desired
          .flatMap(host -> host.container(action.container()))
          .ifPresent(
              spec ->
                  spec.networking().ports().stream()
                      .map(PortBinding::hostPort)
                      .forEach(starting::add));
    }
    return foreignPorts.stream().filter(port -> !starting.contains(port.port())).toList();
  }

  /** The version of a file set that the desired state means; empty when it names no such set. */
  Optional<String> version(String fileSet) {
    return desired.flatMap(
        host -> {
          FileSet set = host.fileSets().get(fileSet);
          return set == null
              ? Optional.empty()
              : Optional.of(Fingerprint.of(set, host.identities()).brief());
        });
  }

  /** The version of a file set that lies on disk and is meant. */
  Optional<String> placedVersion(String fileSet) {
    return version(fileSet)
        .filter(version -> files.getOrDefault(fileSet, new TreeSet<>()).contains(version));
  }

  void problem(String code, String subject, String what, String remedy) {
    problems.put(code + " " + subject, new HostProblem(code, subject, what, remedy));
  }

  void solved(String code, String subject) {
    problems.remove(code + " " + subject);
  }
}
