package io.longshore.controller.rollout;

import io.longshore.controller.fleet.HostState;
import io.longshore.controller.plan.HostMix;
import io.longshore.controller.plan.Member;
import io.longshore.controller.plan.Members;
import io.longshore.controller.plan.Settled;
import io.longshore.controller.plan.Situation;
import io.longshore.controller.plan.Standing;
import io.longshore.controller.plan.TurnOrder;
import io.longshore.model.DesiredHost;
import io.longshore.model.HostProblem;
import io.longshore.model.ObservedHost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides what a run does next.
 *
 * <ol>
 *   <li>Every host is told at once of whatever is new to it or belongs to a role that never served:
 *       the hosts order the starts themselves, by gates.
 *   <li>Role after role, members that still have their old form are changed in {@link TurnOrder};
 *       the next only when every member told so far serves again and misses nobody. One that
 *       cannot, or does not in time, halts the run: nothing more is taken down. Only one that is
 *       down is changed meanwhile, when all those told so far serve and may just be waiting for it,
 *       or none of its role serves.
 *   <li>When everything serves, hosts are told to drop what the spec no longer names.
 * </ol>
 *
 * <p>Nothing is remembered between two decisions but time: the same question after a crash gets the
 * same answer.
 */
public final class Rollout {
  /** The agent's word for a desired state that it refuses. */
  private static final String DESIRED_REFUSED = "desired-refused";

  private final Situation situation;
  private final Pace pace;
  private final Members members;

  private Rollout(Situation situation, Pace pace) {
    this.situation = situation;
    this.pace = pace;
    this.members = situation.members();
  }

  /** The next decision. */
  public static Decision next(Situation situation, Pace pace) {
    return new Rollout(situation, pace).decide();
  }

  private Decision decide() {
    Set<Member> waiting = waiting();
    List<DesiredHost> first = mixes(waiting, true);
    if (!first.isEmpty()) {
      return new Decision.Send(first, "what has nothing to lose goes everywhere at once");
    }
    if (pace.over()) {
      return deadline();
    }
    Optional<Decision> stuck = blocked().or(this::refused);
    if (stuck.isPresent()) {
      return stuck.get();
    }
    Optional<Decision> turn = turn(waiting);
    if (turn.isPresent()) {
      return turn.get();
    }
    List<Member> coming = members.all().stream().filter(Rollout::isComing).toList();
    if (!coming.isEmpty()) {
      return new Decision.Hold("waits for " + names(coming));
    }
    List<DesiredHost> last = mixes(Set.of(), false);
    if (!last.isEmpty()) {
      return new Decision.Send(last, "what the spec no longer names goes");
    }
    List<String> pending = Settled.pending(situation, members);
    return pending.isEmpty() ? new Decision.Done() : new Decision.Hold(pending.get(0));
  }

  /** Members that keep their old form until their turn. */
  private Set<Member> waiting() {
    Set<Member> waiting = new HashSet<>();
    for (String role : members.roles()) {
      List<Member> old =
          members.of(role).stream().filter(one -> one.standing() == Standing.OLD).toList();
      if (!old.isEmpty() && !situation.cold(members, role)) {
        waiting.addAll(old);
      }
    }
    return waiting;
  }

  private Optional<Decision> turn(Set<Member> waiting) {
    for (String role : members.roles()) {
      List<Member> old = members.of(role).stream().filter(waiting::contains).toList();
      List<Member> coming = members.of(role).stream().filter(Rollout::isComing).toList();
      if (!coming.isEmpty() && !waiting.isEmpty()) {
        List<Member> down = down(role, old, coming);
        return Optional.of(
            down.isEmpty() ? comeBack(coming) : change(TurnOrder.next(role, down), waiting));
      }
      if (!old.isEmpty()) {
        return Optional.of(change(TurnOrder.next(role, old), waiting));
      }
    }
    return Optional.empty();
  }

  /** Old members that are down, if those that were changed can do no better without them. */
  private List<Member> down(String role, List<Member> old, List<Member> coming) {
    boolean noneServes = members.of(role).stream().noneMatch(Member::serves);
    return noneServes || coming.stream().allMatch(Member::serves)
        ? old.stream().filter(Member::down).toList()
        : List.of();
  }

  private Decision comeBack(List<Member> coming) {
    Optional<Member> lost =
        coming.stream()
            .filter(one -> pace.lost(one.host()))
            .min(Comparator.comparing(Member::serves));
    if (lost.isEmpty()) {
      return new Decision.Hold("waits for " + names(coming) + " before the next is changed");
    }
    Member one = lost.get();
    return new Decision.Halt(
        Outcome.HALTED,
        one.place()
            + " did not serve again within "
            + pace.patience().toSeconds()
            + " s ("
            + one.trouble()
            + "); nothing further was changed",
        "look at it on "
            + one.host()
            + ": docker logs "
            + one.name()
            + "; then apply again, or apply the spec before");
  }

  private Decision change(List<Member> next, Set<Member> waiting) {
    Member first = next.get(0);
    if (!first.answers()) {
      return new Decision.Hold(
          first.place() + " is to be changed next, and its host does not answer");
    }
    Optional<Member> alone = lacksOthers(first);
    if (alone.isPresent()) {
      return new Decision.Hold(
          first.place() + " is to be changed next; waits for " + names(List.of(alone.get())));
    }
    Set<String> names = next.stream().map(Member::name).collect(Collectors.toSet());
    Set<String> together = HostMix.of(situation, first.host()).together(names);
    Set<Member> others =
        waiting.stream()
            .filter(one -> !one.host().equals(first.host()) || !together.contains(one.name()))
            .collect(Collectors.toSet());
    return new Decision.Send(
        mixes(others, true),
        new TreeSet<>(together) + " of " + first.host() + ": made from another spec, its turn");
  }

  /**
   * A member that misses others of the role of one that serves. Once a member has been changed and
   * misses nobody its word counts: those that have their old form may look for others where they no
   * longer are.
   */
  private Optional<Member> lacksOthers(Member next) {
    List<Member> its = members.of(next.role());
    boolean whole = its.stream().anyMatch(one -> one.standing() == Standing.READY);
    return !next.serves() || whole
        ? Optional.empty()
        : its.stream().filter(Member::lacksOthers).findFirst();
  }

  private Optional<Decision> blocked() {
    return members.all().stream()
        .filter(one -> isComing(one) && one.blocked() && tookWhatItWasTold(one.host()))
        .findFirst()
        .map(
            one ->
                new Decision.Halt(
                    Outcome.BLOCKED,
                    one.place() + ": " + one.trouble(),
                    one.seen().map(seen -> seen.remedy()).orElse("")));
  }

  /** A host that goes on refusing what it was told will not take it by waiting. */
  private Optional<Decision> refused() {
    for (String host : situation.wanted().hosts().keySet()) {
      HostState known = situation.fleet().host(host);
      if (!known.link().attached() || tookWhatItWasTold(host) || !pace.settled(host)) {
        continue;
      }
      for (HostProblem told : known.observed().map(ObservedHost::problems).orElse(List.of())) {
        if (told.code().equals(DESIRED_REFUSED)) {
          return Optional.of(
              new Decision.Halt(
                  Outcome.BLOCKED,
                  host + " does not take what it was told: " + told.what(),
                  told.remedy()));
        }
      }
    }
    return Optional.empty();
  }

  private boolean tookWhatItWasTold(String host) {
    DesiredHost told = situation.held().get(host);
    return told != null && situation.fleet().host(host).generation() == told.generation();
  }

  private Decision deadline() {
    List<String> pending = Settled.pending(situation, members);
    if (pending.isEmpty()) {
      return new Decision.Done();
    }
    return new Decision.Halt(
        Outcome.DEADLINE,
        "the time for this run is over; still missing: "
            + pending.stream().limit(3).collect(Collectors.joining("; "))
            + (pending.size() > 3 ? "; and " + (pending.size() - 3) + " more" : ""),
        "the hosts go on with what they were told; see: controller status, then apply again");
  }

  private List<DesiredHost> mixes(Set<Member> waiting, boolean keepLeftovers) {
    List<DesiredHost> mixes = new ArrayList<>();
    Map<String, Set<String>> byHost =
        waiting.stream()
            .collect(
                Collectors.groupingBy(
                    Member::host, Collectors.mapping(Member::name, Collectors.toSet())));
    for (String host : situation.wanted().hosts().keySet()) {
      Set<String> names = byHost.getOrDefault(host, Set.of());
      HostMix.of(situation, host).next(names, keepLeftovers).ifPresent(mixes::add);
    }
    if (!keepLeftovers) {
      situation
          .leaving()
          .forEach(
              host ->
                  HostMix.of(situation, host.host()).next(Set.of(), false).ifPresent(mixes::add));
    }
    return mixes;
  }

  private static boolean isComing(Member one) {
    return one.standing() == Standing.COMING || one.standing() == Standing.NEW;
  }

  private static String names(List<Member> members) {
    return members.stream()
        .map(one -> one.place() + " (" + one.trouble() + ")")
        .collect(Collectors.joining(", "));
  }
}
