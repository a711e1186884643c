package io.longshore.agent.loop;

import io.longshore.agent.drift.HostDrift;
import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.agent.engine.NewContainer;
import io.longshore.agent.files.FileLooks;
import io.longshore.agent.files.HostContents;
import io.longshore.agent.files.SetLook;
import io.longshore.agent.reconcile.Action;
import io.longshore.model.DesiredHost;
import io.longshore.model.DriftFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for drift: at files beside a look at the engine, then at both. */
final class DriftLook {
  private static final Logger LOG = LoggerFactory.getLogger(DriftLook.class);

  private final AgentState state;
  private final Hands hands;
  private final FileLooks looks;

  DriftLook(AgentState state, Hands hands) {
    this.state = state;
    this.hands = hands;
    looks = new FileLooks(hands.files());
  }

  /** What a look is for, taken on the loop. */
  record Aim(Optional<DesiredHost> desired, SortedMap<String, String> versions) {}

  Aim aim() {
    SortedMap<String, String> versions = new TreeMap<>();
    state.desired.ifPresent(
        host ->
            host.fileSets()
                .keySet()
                .forEach(set -> state.placedVersion(set).ifPresent(one -> versions.put(set, one))));
    return new Aim(state.desired, versions);
  }

  /** Looks at the files. Off the loop, one look at a time. */
  SortedMap<String, SetLook> files(Aim aim) {
    SortedMap<String, SetLook> seen = new TreeMap<>();
    aim.desired()
        .ifPresent(
            host -> {
              HostContents contents = new HostContents(host, hands.identities());
              aim.versions()
                  .forEach(
                      (set, version) ->
                          seen.put(set, looks.look(host.fileSets().get(set), version, contents)));
            });
    looks.retain(
        aim.versions().entrySet().stream()
            .map(one -> hands.files().folder(one.getKey(), one.getValue()))
            .toList());
    return seen;
  }

  /**
   * Finds what differs. A look made for another desired state than the one held now says nothing.
   *
   * @param since actions that ended since the look began
   */
  void found(
      Aim aim,
      EngineSnapshot engine,
      SortedMap<String, SetLook> files,
      Collection<Action> since,
      Instant now) {
    if (state.desired.isEmpty() || !aim.desired().equals(state.desired)) {
      return;
    }
    DesiredHost desired = state.desired.get();
    Set<String> busy = new HashSet<>();
    SortedMap<String, SetLook> steady = new TreeMap<>(files);
    List<Action> actions = new ArrayList<>(since);
    actions.addAll(state.underWay.values());
    for (Action action : actions) {
      busy.add(action.container());
      steady.remove(action.subject().replaceFirst("^files ", ""));
    }
    List<NewContainer> wanted =
        desired.containers().stream()
            .map(spec -> Creation.of(desired, spec, hands.files()))
            .toList();
    tell(
        HostDrift.of(
            new HostDrift.Sight(
                desired, wanted, engine, steady, hands.engine().events(), Set.copyOf(busy)),
            state.drift,
            now));
  }

  void unanswered(String trouble, Instant now) {
    if (state.desired.isPresent()) {
      tell(HostDrift.unanswered(trouble, state.drift, now));
    }
  }

  private void tell(List<DriftFinding> findings) {
    for (DriftFinding finding : findings) {
      boolean known =
          state.drift.stream()
              .anyMatch(
                  one ->
                      one.compareTo(finding) == 0 && one.firstSeen().equals(finding.firstSeen()));
      if (!known) {
        LOG.info(
            "drift: {} {} is \"{}\" and should be \"{}\": {}{}",
            finding.subject(),
            finding.field(),
            finding.observed(),
            finding.desired(),
            finding.reason().sentence(),
            finding.cause().isEmpty() ? "" : " (" + finding.cause() + ")");
      }
    }
    state.drift = findings;
  }
}
