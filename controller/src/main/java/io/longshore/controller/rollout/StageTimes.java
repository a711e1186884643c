package io.longshore.controller.rollout;

import io.longshore.controller.plan.Member;
import io.longshore.controller.plan.Members;
import io.longshore.controller.plan.Standing;
import io.longshore.model.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When each role began to start and when all of it served, measured from a run's beginning. */
public final class StageTimes {
  private final Map<String, Duration> firstStarted = new HashMap<>();
  private final Map<String, Duration> allReady = new HashMap<>();

  /** Looks at the members now; a moment once noted stays. */
  public void note(Members members, Instant begun, Instant now) {
    Duration since = Duration.between(begun, now);
    for (String role : members.roles()) {
      List<Member> its = members.of(role);
      if (its.stream().anyMatch(StageTimes::started)) {
        firstStarted.putIfAbsent(role, since);
      }
      if (its.stream().allMatch(one -> one.standing() == Standing.READY)) {
        allReady.putIfAbsent(role, since);
      } else {
        allReady.remove(role);
      }
    }
  }

  /** The stages in the order in which roles come up. */
  public List<Stage> stages(Members members) {
    List<Stage> stages = new ArrayList<>();
    for (String role : members.roles()) {
      List<Member> its = members.of(role);
      int ready = (int) its.stream().filter(one -> one.standing() == Standing.READY).count();
      stages.add(
          new Stage(
              role,
              ready,
              its.size(),
              Optional.ofNullable(firstStarted.get(role)),
              Optional.ofNullable(allReady.get(role))));
    }
    return stages;
  }

  private static boolean started(Member one) {
    return one.seen()
        .map(seen -> seen.phase() == Phase.STARTING || seen.phase() == Phase.READY)
        .orElse(false);
  }

  /**
   * How far a role is.
   *
   * @param role its name
   * @param ready members that serve in the form the spec gives them
   * @param total members in the spec
   * @param firstStarted since the run began; empty: none has started yet
   * @param allReady since the run began; empty: not all serve yet
   */
  public record Stage(
      String role,
      int ready,
      int total,
      Optional<Duration> firstStarted,
      Optional<Duration> allReady) {}
}
