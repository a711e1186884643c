package io.longshore.controller.operator;

import io.grpc.BindableService;
import io.longshore.base.ArtifactFolder;
import io.longshore.base.Loop;
import io.longshore.controller.drift.DriftWatch;
import io.longshore.controller.drift.NetworkWatch;
import io.longshore.controller.enrol.Enrolments;
import io.longshore.controller.fleet.FleetState;
import io.longshore.controller.fleet.Links;
import io.longshore.controller.rollout.RolloutDriver;
import io.longshore.controller.store.DesiredStore;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Everything operators are served with, put together. */
public final class OperatorDesk {
  private final OperatorService service;
  private final Attendance attendance;
  private final RunWatchers watchers;
  private final Applications applications;

  /**
   * A desk over the parts of one controller.
   *
   * @param version of this program, as operators are told
   * @param warnings of how it is run, asked for with every status
   */
  public OperatorDesk(
      Loop loop,
      Clock clock,
      String deployment,
      String version,
      Supplier<List<String>> warnings,
      FleetState fleet,
      DesiredStore desired,
      RolloutDriver driver,
      DriftWatch drift,
      NetworkWatch network,
      Links links,
      Enrolments enrolments,
      SpecCompiler compiler,
      OrderingProof proof,
      NetworkChannels channels,
      ArtifactFolder artifacts) {
    FleetViews views = new FleetViews(clock, fleet, desired, driver);
    watchers = new RunWatchers(loop, clock, driver, views);
    attendance = new Attendance(loop, fleet);
    applications =
        new Applications(
            loop, clock, compiler, links, driver, watchers, attendance, channels.planning());
    service =
        new OperatorService(
            loop,
            new OperatorService.About(deployment, version, warnings),
            new PlanDesk(loop, compiler, attendance, driver, channels.planning(), links),
            applications,
            driver,
            views,
            drift,
            network,
            enrolments,
            proof,
            new ChannelDesk(loop, compiler, driver, attendance, channels.making()),
            channels.planning(),
            artifacts,
            new HoldDesk(loop, clock, fleet, desired, links));
  }

  /** The calls of operators. */
  public BindableService service() {
    return service;
  }

  /** Whether an operator's spec is just being taken. */
  public boolean busy() {
    return applications.busy();
  }

  /** The fleet or the run has changed; called on the loop. */
  public void changed() {
    attendance.changed();
    watchers.changed();
  }
}
