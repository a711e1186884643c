package io.longshore.agent.reconcile;

import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.model.Gate;
import io.longshore.model.PortInUse;
import io.longshore.policy.HostPolicy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * All that the agent knows of its host when it decides.
 *
 * @param engine the engine's latest snapshot; empty while it does not answer
 * @param files versions placed on disk, by file set
 * @param identities those of the desired state
 * @param attached whether a controller is there to certify
 * @param gates the latest readings
 * @param foreignPorts ports of the host held by others
 * @param drifted placed file sets that somebody changed, by name
 * @param kept volumes that hold data
 * @param held containers a person said to leave alone
 * @param underWay actions begun of which nobody knows yet whether they took effect, by subject
 * @param policy what the host's owner lets containers be
 */
public record Seen(
    Optional<EngineSnapshot> engine,
    SortedMap<String, SortedSet<String>> files,
    SortedMap<String, IdentityState> identities,
    boolean attached,
    Map<Gate, GateSeen> gates,
    List<PortInUse> foreignPorts,
    Set<String> drifted,
    KeptVolumes kept,
    Set<String> held,
    SortedMap<String, Action> underWay,
    HostPolicy policy) {
  public Seen {
    Objects.requireNonNull(engine, "engine");
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    identities = Collections.unmodifiableSortedMap(new TreeMap<>(identities));
    gates = Map.copyOf(gates);
    foreignPorts = List.copyOf(foreignPorts);
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(kept, "kept");
    drifted = Set.copyOf(drifted);
    held = Set.copyOf(held);
    underWay = Collections.unmodifiableSortedMap(new TreeMap<>(underWay));
  }

  /** Whether this version of the file set lies on disk. */
  boolean placed(String fileSet, String version) {
    SortedSet<String> versions = files.get(fileSet);
    return versions != null && versions.contains(version);
  }
}
