package io.longshore.simulation;

import io.longshore.controller.fleet.Fleet;
import io.longshore.controller.fleet.HostState;
import io.longshore.controller.plan.Situation;
import io.longshore.model.DesiredHost;
import io.longshore.model.ObservedContainer;
import io.longshore.model.ObservedHost;
import io.longshore.model.Phase;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** What a controller that is wrong about its hosts believes of them. */
final class Beliefs {
  private Beliefs() {}

  /** What a host was told, it has taken; how its containers are is as they say. */
  static Situation toldIsTaken(Situation so) {
    return eachContainer(so, (seen, fingerprint) -> form(seen, seen.phase(), fingerprint));
  }

  /** What a host was told serves. */
  static Situation toldServes(Situation so) {
    return eachContainer(so, (seen, fingerprint) -> form(seen, Phase.READY, fingerprint));
  }

  /** Nothing ever crashes. */
  static Situation nothingCrashes(Situation so) {
    return eachContainer(so, (seen, told) -> form(seen, Phase.READY, seen.fingerprint()));
  }

  private static Situation eachContainer(
      Situation so, BiFunction<ObservedContainer, String, ObservedContainer> belief) {
    return with(
        so,
        host -> {
          DesiredHost told = so.held().get(host.host());
          if (told == null || host.observed().isEmpty()) {
            return host;
          }
          ObservedHost seen = host.observed().get();
          List<ObservedContainer> containers =
              seen.containers().stream()
                  .map(
                      one ->
                          told.container(one.name())
                              .map(spec -> belief.apply(one, told.fingerprint(spec).hex()))
                              .orElse(one))
                  .toList();
          ObservedHost believed =
              new ObservedHost(
                  seen.host(),
                  told.generation(),
                  seen.specDigest(),
                  seen.observedAt(),
                  seen.engine(),
                  containers,
                  seen.portsInUse(),
                  seen.engineMutations(),
                  seen.problems(),
                  seen.drift(),
                  seen.holds());
          return new HostState(
              host.host(),
              host.link(),
              host.agentVersion(),
              host.holds(),
              Optional.of(believed),
              host.facts());
        });
  }

  private static Situation with(Situation so, UnaryOperator<HostState> belief) {
    SortedMap<String, HostState> hosts = new TreeMap<>();
    so.fleet().hosts().forEach((name, host) -> hosts.put(name, belief.apply(host)));
    return new Situation(so.deployment(), so.wanted(), so.held(), new Fleet(hosts), so.served());
  }

  private static ObservedContainer form(ObservedContainer seen, Phase phase, String fingerprint) {
    return new ObservedContainer(
        seen.name(),
        seen.role(),
        phase,
        seen.reason(),
        seen.containerId(),
        seen.imageId(),
        fingerprint,
        seen.startedAt(),
        seen.exitCode(),
        seen.restarts(),
        List.of(),
        seen.detail(),
        seen.remedy(),
        seen.standIn());
  }
}
