package io.longshore.agent.loop;

import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.agent.reconcile.Action;
import io.longshore.agent.reconcile.GateSeen;
import io.longshore.agent.reconcile.IdentityState;
import io.longshore.agent.reconcile.KeptVolumes;
import io.longshore.agent.reconcile.LocalPlan;
import io.longshore.agent.reconcile.RestartHistory;
import io.longshore.agent.reconcile.Seen;
import io.longshore.agent.reconcile.Setbacks;
import io.longshore.model.DesiredHost;
import io.longshore.model.DriftClass;
import io.longshore.model.DriftFinding;
import io.longshore.model.FileSet;
import io.longshore.model.Fingerprint;
import io.longshore.model.Gate;
import io.longshore.model.Hold;
import io.longshore.model.HostProblem;
import io.longshore.model.PortBinding;
import io.longshore.model.PortInUse;
import io.longshore.model.Reason;
import io.longshore.policy.HostPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that the agent knows. Read and written on its loop alone. */
final class AgentState {
  private static final String FILE = "file ";

  Optional<DesiredHost> desired = Optional.empty();
  Optional<EngineSnapshot> engine = Optional.empty();
  String engineTrouble = "the engine has not been asked yet";
  boolean attached;
  HostPolicy policy = HostPolicy.closed(HostPolicy.FILE, "it has not been read yet");
  RestartHistory history = RestartHistory.NONE;
  Setbacks setbacks = Setbacks.NONE;
  List<PortInUse> foreignPorts = List.of();
  List<DriftFinding> drift = List.of();
  KeptVolumes kept = KeptVolumes.NONE;
  SortedMap<String, Hold> holds = new TreeMap<>();
  Set<String> handsOff = Set.of();
  LocalPlan plan =
      new LocalPlan(List.of(), new TreeMap<>(), Map.of(), new TreeMap<>(), Optional.empty());

  final SortedMap<String, SortedSet<String>> files = new TreeMap<>();
  final SortedMap<String, IdentityState> identities = new TreeMap<>();
  final Map<Gate, GateSeen> gates = new HashMap<>();
  final SortedMap<String, Action> underWay = new TreeMap<>();

  /** Actions that failed since the last look began: they may have had their effect all the same. */
  final SortedMap<String, Action> unsure = new TreeMap<>();

  final SortedMap<String, Reason> lastReasons = new TreeMap<>();
  final SortedMap<String, HostProblem> problems = new TreeMap<>();
  final SortedMap<String, LastWords> lastWords = new TreeMap<>();

  Seen seen() {
    return new Seen(
        engine,
        files,
        identities,
        attached,
        gates,
        portsOfOthers(),
        driftedFiles(),
        kept,
        handsOff,
        pending(),
        policy);
  }

  private SortedMap<String, Action> pending() {
    SortedMap<String, Action> pending = new TreeMap<>(unsure);
    pending.putAll(underWay);
    return pending;
  }

  /** Placed file sets in which somebody changed something the spec does not excuse. */
  private SortedSet<String> driftedFiles() {
    SortedSet<String> names = new TreeSet<>();
    for (DriftFinding finding : drift) {
      if (finding.driftClass() == DriftClass.CORRECTIVE && finding.subject().startsWith(FILE)) {
        names.add(setOf(finding));
      }
    }
    return names;
  }

  /** Forgets what was found in a file set: it was put right. */
  void mended(String fileSet) {
    drift =
        drift.stream()
            .filter(one -> !one.subject().startsWith(FILE) || !setOf(one).equals(fileSet))
            .toList();
  }

  /** Forgets what was found of a container: the one that comes next is another. */
  void removed(String container) {
    drift = drift.stream().filter(one -> !one.subject().equals(container)).toList();
  }

  private static String setOf(DriftFinding finding) {
    return finding.subject().substring(FILE.length(), finding.subject().indexOf('/'));
  }

  /** What a container that is being started binds looks foreign until the engine lists it. */
  List<PortInUse> portsOfOthers() {
    SortedSet<Integer> starting = new TreeSet<>();
    for (Action action : pending().values()) {
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
