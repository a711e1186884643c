package io.longshore.controller.plan;

import io.longshore.base.Digest;
import io.longshore.controller.fleet.Fleet;
import io.longshore.controller.fleet.HostState;
import io.longshore.controller.workload.Compiled;
import io.longshore.controller.workload.CompiledHost;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.Fingerprint;
import io.longshore.model.ObservedContainer;
import io.longshore.model.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Every container of a spec with how far its host is with it.
 *
 * @param all in the order of the roles, then by host and name
 * @param roles in the order in which they come up
 */
public record Members(List<Member> all, List<String> roles) {
  public Members {
    all = List.copyOf(all);
    roles = List.copyOf(roles);
  }

  /** Compares what a spec comes to with what hosts were told and what is seen of them. */
  public static Members of(Compiled wanted, SortedMap<String, DesiredHost> held, Fleet fleet) {
    List<Member> all = new ArrayList<>();
    for (CompiledHost host : wanted.hosts().values()) {
      Optional<DesiredHost> told = Optional.ofNullable(held.get(host.host()));
      boolean sameFiles =
          told.isPresent()
              && told.get().fileSets().equals(host.fileSets())
              && told.get().identities().equals(host.identities());
      for (ContainerSpec spec : host.containers()) {
        all.add(member(host, spec, told, sameFiles, fleet.host(host.host())));
      }
    }
    Set<String> roles = new LinkedHashSet<>(wanted.roleOrder());
    all.stream().map(Member::role).sorted().forEach(roles::add);
    roles.retainAll(all.stream().map(Member::role).toList());
    List<String> order = List.copyOf(roles);
    all.sort(
        Comparator.comparingInt((Member one) -> order.indexOf(one.role()))
            .thenComparing(Member::host)
            .thenComparing(Member::name));
    return new Members(all, order);
  }

  /** The members of a role. */
  public List<Member> of(String role) {
    return all.stream().filter(one -> one.role().equals(role)).toList();
  }

  /** The members of a host, by name. */
  public Optional<Member> on(String host, String name) {
    return all.stream()
        .filter(one -> one.host().equals(host) && one.name().equals(name))
        .findFirst();
  }

  /**
   * One of them.
   *
   * @param sameFiles whether the host was told the same files: then equal containers need no second
   *     digest, which is what a look over a large fleet spends most of its time on
   */
  private static Member member(
      CompiledHost host,
      ContainerSpec spec,
      Optional<DesiredHost> told,
      boolean sameFiles,
      HostState known) {
    Digest wanted = Fingerprint.of(spec, host.fileSets(), host.identities());
    Optional<ObservedContainer> seen = known.container(spec.name());
    boolean answers = known.link().attached() && known.observed().isPresent();
    Optional<Digest> before =
        told.flatMap(all -> all.container(spec.name()))
            .map(old -> sameFiles && old.equals(spec) ? wanted : told.get().fingerprint(old));
    boolean settled =
        before.isEmpty()
            || known.generation() == told.get().generation()
                && seen.map(one -> one.fingerprint().equals(before.get().hex())).orElse(false);
    Standing standing = standing(wanted, before, answers && settled, seen);
    return new Member(host.host(), spec, wanted, standing, answers, settled, seen);
  }

  private static Standing standing(
      Digest wanted, Optional<Digest> before, boolean counts, Optional<ObservedContainer> seen) {
    if (before.isEmpty()) {
      return Standing.NEW;
    }
    if (!before.get().equals(wanted)) {
      return Standing.OLD;
    }
    boolean ready =
        counts
            && seen.filter(one -> one.phase() == Phase.READY && !one.lacksOthers())
                .map(one -> one.fingerprint().equals(wanted.hex()))
                .orElse(false);
    return ready ? Standing.READY : Standing.COMING;
  }
}
