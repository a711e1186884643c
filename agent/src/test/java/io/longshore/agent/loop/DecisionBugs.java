package io.longshore.agent.loop;

import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.agent.reconcile.Action;
import io.longshore.agent.reconcile.GateSeen;
import io.longshore.agent.reconcile.KeptVolumes;
import io.longshore.agent.reconcile.LocalPlan;
import io.longshore.agent.reconcile.Planner;
import io.longshore.agent.reconcile.RestartHistory;
import io.longshore.agent.reconcile.Seen;
import io.longshore.agent.reconcile.Setbacks;
import io.longshore.model.DesiredHost;
import io.longshore.model.Gate;
import io.longshore.model.Reason;
import io.longshore.model.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Ways to decide wrongly. */
final class DecisionBugs {
  static final List<PlantedBug> ALL =
      List.of(
          decides("takes an engine that is silent for one that holds nothing", silentIsEmpty()),
          decides(
              "restarts without a pause that grows",
              right ->
                  (desired, seen, history, setbacks, now) ->
                      right.plan(desired, seen, RestartHistory.NONE, setbacks, now)),
          decides("starts behind shut gates", gates((gate, reading, now) -> open(now))),
          decides("goes by what a gate showed once", onceOpen()),
          decides(
              "tries what failed again at once",
              right ->
                  (desired, seen, history, setbacks, now) ->
                      right.plan(desired, seen, history, Setbacks.NONE, now)),
          decides("forgets what it has begun", forgetsBegun()),
          decides("takes a state it cannot read for an empty one", unreadIsEmpty()),
          skips("leaves what has ceased to serve", action -> action.reason() == Reason.DEADLOCKED),
          decides(
              "starts anew what has ceased to serve although another is away",
              gates((gate, reading, now) -> onlyHere(reading))),
          decides("forgets when it begins anew who has served", forgetsServed()),
          decides("takes a moment of serving for health", momentIsHealth()),
          decides("makes an empty volume for one that held data", forgetsVolumes()),
          skips("leaves strays", action -> action.reason() == Reason.NO_LONGER_DESIRED),
          skips("never starts what was only created", startOf(Reason.NEVER_STARTED)),
          skips("never starts what ended", startOf(Reason.EXITED)),
          skips("never lets the paused go on", action -> action instanceof Action.Unpause),
          decides("removes what runs", removesRunning()),
          decides("replaces a container that ended by a new one", replacesEnded()),
          decides("is confused by a clock that is put back", onlyForward()));

  private DecisionBugs() {}

  private static PlantedBug decides(String name, UnaryOperator<Planner> wrong) {
    return new PlantedBug(name, (rig, parts) -> parts.planner = wrong);
  }

  private static PlantedBug skips(String name, Predicate<Action> skipped) {
    return decides(
        name,
        right ->
            (desired, seen, history, setbacks, now) ->
                only(right.plan(desired, seen, history, setbacks, now), skipped.negate()));
  }

  private static Predicate<Action> startOf(Reason reason) {
    return action -> action instanceof Action.Start && action.reason() == reason;
  }

  private static UnaryOperator<Planner> silentIsEmpty() {
    return right -> {
      EngineSnapshot[] known = new EngineSnapshot[1];
      return (desired, seen, history, setbacks, now) -> {
        known[0] = seen.engine().orElse(known[0]);
        Optional<EngineSnapshot> empty =
            Optional.ofNullable(known[0]).map(DecisionBugs::withoutContainers);
        return right.plan(
            desired,
            with(seen, seen.engine().or(() -> empty), seen.gates()),
            history,
            setbacks,
            now);
      };
    };
  }

  private static EngineSnapshot withoutContainers(EngineSnapshot seen) {
    return new EngineSnapshot(
        seen.version(),
        seen.apiVersion(),
        List.of(),
        seen.lookedFor(),
        seen.images(),
        seen.networks(),
        seen.volumes());
  }

  private static UnaryOperator<Planner> unreadIsEmpty() {
    DesiredHost nothing = Specs.host(1);
    return right ->
        (desired, seen, history, setbacks, now) ->
            right.plan(Optional.of(desired.orElse(nothing)), seen, history, setbacks, now);
  }

  private static GateSeen onlyHere(GateSeen reading) {
    return reading.missing().contains(Brokers.HERE)
        ? new GateSeen(
            reading.verdict(),
            reading.evidence(),
            List.of(Brokers.HERE),
            reading.silent(),
            reading.topics(),
            reading.at(),
            reading.since(),
            reading.watched(),
            reading.served())
        : reading;
  }

  private static UnaryOperator<Planner> forgetsServed() {
    return right ->
        (desired, seen, history, setbacks, now) ->
            right.plan(
                desired,
                seen,
                new RestartHistory(history.byContainer(), new TreeMap<>()),
                setbacks,
                now);
  }

  private static UnaryOperator<Planner> momentIsHealth() {
    return right ->
        (desired, seen, history, setbacks, now) -> {
          SortedMap<String, RestartHistory.Starts> anew = new TreeMap<>(history.byContainer());
          anew.replaceAll(
              (name, starts) ->
                  history.served().containsKey(name)
                      ? new RestartHistory.Starts(starts.latest(), 1, starts.again())
                      : starts);
          return right.plan(
              desired, seen, new RestartHistory(anew, history.served()), setbacks, now);
        };
  }

  private static UnaryOperator<Planner> forgetsVolumes() {
    return right ->
        (desired, seen, history, setbacks, now) ->
            right.plan(
                desired,
                new Seen(
                    seen.engine(),
                    seen.files(),
                    seen.identities(),
                    seen.attached(),
                    seen.gates(),
                    seen.foreignPorts(),
                    seen.drifted(),
                    KeptVolumes.NONE,
                    seen.held(),
                    seen.underWay(),
                    seen.policy()),
                history,
                setbacks,
                now);
  }

  private static UnaryOperator<Planner> forgetsBegun() {
    return right ->
        (desired, seen, history, setbacks, now) ->
            right.plan(
                desired,
                new Seen(
                    seen.engine(),
                    seen.files(),
                    seen.identities(),
                    seen.attached(),
                    seen.gates(),
                    seen.foreignPorts(),
                    seen.drifted(),
                    seen.kept(),
                    seen.held(),
                    new TreeMap<>(),
                    seen.policy()),
                history,
                setbacks,
                now);
  }

  private static UnaryOperator<Planner> gates(Wrong wrong) {
    return right ->
        (desired, seen, history, setbacks, now) -> {
          Map<Gate, GateSeen> read = new HashMap<>();
          seen.gates().forEach((gate, reading) -> read.put(gate, wrong.read(gate, reading, now)));
          return right.plan(desired, with(seen, seen.engine(), read), history, setbacks, now);
        };
  }

  private static UnaryOperator<Planner> onceOpen() {
    return right -> {
      Map<Gate, Boolean> seenOpen = new HashMap<>();
      return gates(
              (gate, reading, now) -> {
                boolean open =
                    seenOpen.merge(
                        gate, reading.verdict() == Verdict.PASS, (one, other) -> one || other);
                return open ? open(now) : reading;
              })
          .apply(right);
    };
  }

  private static UnaryOperator<Planner> removesRunning() {
    return right ->
        (desired, seen, history, setbacks, now) ->
            each(
                right.plan(desired, seen, history, setbacks, now),
                action ->
                    action instanceof Action.Stop stop
                        ? new Action.Remove(stop.container(), stop.id(), stop.reason())
                        : action);
  }

  private static UnaryOperator<Planner> replacesEnded() {
    return right ->
        (desired, seen, history, setbacks, now) ->
            each(
                right.plan(desired, seen, history, setbacks, now),
                action ->
                    action instanceof Action.Start start && start.reason() == Reason.EXITED
                        ? new Action.Remove(start.container(), start.id(), start.reason())
                        : action);
  }

  private static UnaryOperator<Planner> onlyForward() {
    return right -> {
      Instant[] latest = {Instant.EPOCH};
      return (desired, seen, history, setbacks, now) -> {
        latest[0] = now.isAfter(latest[0]) ? now : latest[0];
        return right.plan(desired, seen, history, setbacks, latest[0]);
      };
    };
  }

  private static LocalPlan only(LocalPlan plan, Predicate<Action> kept) {
    List<Action> actions = plan.actions().stream().filter(kept).toList();
    return new LocalPlan(actions, plan.standings(), plan.gates(), plan.serving(), plan.wakeAt());
  }

  private static LocalPlan each(LocalPlan plan, UnaryOperator<Action> change) {
    List<Action> actions = plan.actions().stream().map(change).toList();
    return new LocalPlan(actions, plan.standings(), plan.gates(), plan.serving(), plan.wakeAt());
  }

  private static Seen with(Seen seen, Optional<EngineSnapshot> engine, Map<Gate, GateSeen> gates) {
    return new Seen(
        engine,
        seen.files(),
        seen.identities(),
        seen.attached(),
        gates,
        seen.foreignPorts(),
        seen.drifted(),
        seen.kept(),
        seen.held(),
        seen.underWay(),
        seen.policy());
  }

  private static GateSeen open(Instant now) {
    return new GateSeen(Verdict.PASS, "surely", List.of(), false, now, now);
  }

  private interface Wrong {
    GateSeen read(Gate gate, GateSeen reading, Instant now);
  }
}
