package io.longshore.controller.plan;

import io.longshore.controller.fleet.HostState;
import io.longshore.model.DesiredHost;
import io.longshore.model.ObservedContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges whether the fleet is, in every respect, as the spec says. */
public final class Settled {
  private Settled() {}

  /** What is not yet as the spec says, one sentence each; empty: all is. */
  public static List<String> pending(Situation situation, Members members) {
    List<String> pending = new ArrayList<>();
    for (Member one : members.all()) {
      if (one.standing() != Standing.READY) {
        pending.add(one.place() + ": " + one.trouble());
      }
    }
    for (String host : situation.wanted().hosts().keySet()) {
      hostPending(situation, host).ifPresent(pending::add);
    }
    for (DesiredHost leaving : situation.leaving()) {
      if (situation.fleet().host(leaving.host()).link().attached()) {
        pending.add(leaving.host() + ": it is to hold nothing any more");
      }
    }
    return pending;
  }

  private static Optional<String> hostPending(Situation situation, String host) {
    HostState known = situation.fleet().host(host);
    if (HostMix.of(situation, host).next(Set.of(), false).isPresent()) {
      return Optional.of(host + ": it was not told all of the spec yet");
    }
    DesiredHost told = situation.held().get(host);
    if (told == null) {
      return Optional.empty();
    }
    if (known.generation() != told.generation()) {
      return Optional.of(host + ": it has not taken generation " + told.generation() + " yet");
    }
    return known.observed().stream()
        .flatMap(seen -> seen.containers().stream())
        .map(ObservedContainer::name)
        .filter(name -> told.container(name).isEmpty())
        .findFirst()
        .map(name -> host + "/" + name + ": it is to be removed");
  }
}
