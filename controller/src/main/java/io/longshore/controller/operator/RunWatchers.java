package io.longshore.controller.operator;

import io.longshore.base.Loop;
import io.longshore.controller.rollout.Moderation;
import io.longshore.controller.rollout.RolloutDriver;
import io.longshore.controller.store.RunRecord;
import io.longshore.proto.v1.FleetView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows the fleet to those who wait for a run: when it has changed, at most ten times a second, and
 * every 5 s when it has not. On the loop only.
 */
final class RunWatchers {
  private static final String TICK = "show the fleet";
  private static final Duration APART = Duration.ofMillis(100);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private final Loop loop;
  private final Clock clock;
  private final RolloutDriver driver;
  private final FleetViews views;
  private final List<Watch> watches = new ArrayList<>();
  private final Moderation moderation = new Moderation();
  private Instant shownAt = Instant.EPOCH;
  private boolean changed;

  RunWatchers(Loop loop, Clock clock, RolloutDriver driver, FleetViews views) {
    this.loop = loop;
    this.clock = clock;
    this.driver = driver;
    this.views = views;
  }

  /** Shows this run to the observer until it ends. */
  void add(RunRecord run, ApplyObserver observer) {
    watches.add(new Watch(run.number(), observer));
    changed();
  }

  /** Something may have changed. */
  void changed() {
    watches.removeIf(watch -> watch.observer().gone());
    tellEnds();
    if (watches.isEmpty()) {
      loop.cancel(TICK);
      return;
    }
    if (!changed) {
      changed = true;
      Duration since = Duration.between(shownAt, clock.instant());
      boolean longAgo = since.compareTo(APART) >= 0 || since.isNegative();
      Duration rest = longAgo ? Duration.ZERO : APART.minus(since);
      Duration moderate = moderation.pause(clock.instant());
      loop.after(TICK, rest.compareTo(moderate) > 0 ? rest : moderate, this::show);
    }
  }

  private void show() {
    changed = false;
    shownAt = clock.instant();
    watches.removeIf(watch -> watch.observer().gone());
    if (!watches.isEmpty()) {
      FleetView view = views.now();
      watches.forEach(watch -> watch.observer().view(view));
      moderation.worked(shownAt, clock.instant());
      loop.after(TICK, HEARTBEAT, this::show);
    }
  }

  /** Whoever waits for a run that is over hears how it ended, after one last look at the fleet. */
  private void tellEnds() {
    RunRecord newest = driver.newest().orElse(null);
    if (newest == null || watches.isEmpty()) {
      return;
    }
    List<Watch> over =
        watches.stream()
            .filter(watch -> watch.run() < newest.number() || newest.end().isPresent())
            .toList();
    if (over.isEmpty()) {
      return;
    }
    watches.removeAll(over);
    FleetView view = views.now();
    for (Watch watch : over) {
      watch.observer().view(view);
      watch
          .observer()
          .ended(
              watch.run() == newest.number()
                  ? Replies.end(newest, driver.stages(), driver.course().words())
                  : Replies.superseded());
    }
  }

  private record Watch(long run, ApplyObserver observer) {}
}
