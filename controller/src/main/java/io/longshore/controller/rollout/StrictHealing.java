package io.longshore.controller.rollout;

import io.longshore.base.Loop;
import io.longshore.controller.fleet.FleetState;
import io.longshore.controller.plan.StrictDrift;
import io.longshore.controller.store.RunRecord;
import io.longshore.model.DriftClass;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins a run of its own when containers have drifted whose drift the spec has put right at once.
 * On the loop only.
 *
 * <p>What was put right and comes back is put right again after longer and longer pauses, which the
 * next process has forgotten.
 */
public final class StrictHealing {
  private static final Logger LOG = LoggerFactory.getLogger(StrictHealing.class);
  private static final String LOOK = "strict drift";
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration LEAST_PAUSE = Duration.ofSeconds(30);
  private static final Duration MOST_PAUSE = Duration.ofHours(1);

  private final Loop loop;
  private final Clock clock;
  private final FleetState fleet;
  private final RolloutDriver driver;
  private final BooleanSupplier busy;
  private final SortedMap<String, Rest> rests = new TreeMap<>();
  private boolean looking;

  /**
   * Healing by this driver.
   *
   * @param busy whether an operator's spec is just being taken
   */
  public StrictHealing(
      Loop loop, Clock clock, FleetState fleet, RolloutDriver driver, BooleanSupplier busy) {
    this.loop = loop;
    this.clock = clock;
    this.fleet = fleet;
    this.driver = driver;
    this.busy = busy;
  }

  /** The fleet has changed, or a run has ended. Many changes make one look. */
  public void changed() {
    if (!looking) {
      looking = true;
      loop.after(LOOK, SOON, this::look);
    }
  }

  private void look() {
    looking = false;
    if (!driver.isAtRest() || !anythingDrifted()) {
      return;
    }
    if (busy.getAsBoolean()) {
      changed();
      return;
    }
    Instant now = clock.instant();
    SortedSet<String> due =
        driver
            .atRest()
            .map(situation -> StrictDrift.due(situation, resting(now)))
            .orElseGet(TreeSet::new);
    if (due.isEmpty()) {
      again(now);
      return;
    }
    Optional<RunRecord> run = driver.correct(LIMIT, resting(now));
    run.ifPresent(
        begun -> {
          LOG.info("{} puts right at once what drifted: {}", begun.name(), String.join(", ", due));
          due.forEach(place -> rests.put(place, Rest.after(rests.get(place), now)));
        });
  }

  /** To plan for a large fleet takes long; almost always there is nothing to plan. */
  private boolean anythingDrifted() {
    return fleet.fleet().hosts().values().stream()
        .flatMap(host -> host.observed().stream())
        .flatMap(seen -> seen.drift().stream())
        .anyMatch(one -> one.driftClass() == DriftClass.CORRECTIVE);
  }

  private Set<String> resting(Instant now) {
    return rests.entrySet().stream()
        .filter(one -> now.isBefore(one.getValue().until()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Looks when the next pause is over; a clock that was put back only makes it later. */
  private void again(Instant now) {
    rests.values().stream()
        .map(Rest::until)
        .filter(now::isBefore)
        .min(Instant::compareTo)
        .ifPresent(then -> loop.after(LOOK + " again", Duration.between(now, then), this::changed));
  }

  /**
   * A pause after a container was put right.
   *
   * @param pause how long
   * @param until its end
   */
  private record Rest(Duration pause, Instant until) {
    /** Twice as long as the pause before, unless all was well for as long after that. */
    static Rest after(Rest before, Instant now) {
      boolean anew = before == null || now.isAfter(before.until().plus(before.pause()));
      Duration twice = anew ? LEAST_PAUSE : before.pause().multipliedBy(2);
      Duration pause = twice.compareTo(MOST_PAUSE) > 0 ? MOST_PAUSE : twice;
      return new Rest(pause, now.plus(pause));
    }
  }
}
