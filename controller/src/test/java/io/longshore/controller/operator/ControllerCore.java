package io.longshore.controller.operator;

import io.longshore.base.Loop;
import io.longshore.base.StateDir;
import io.longshore.controller.audit.AuditFile;
import io.longshore.controller.audit.AuditTrail;
import io.longshore.controller.certs.Denial;
import io.longshore.controller.certs.DenyList;
import io.longshore.controller.fleet.FleetState;
import io.longshore.controller.fleet.Links;
import io.longshore.controller.rollout.RolloutDriver;
import io.longshore.controller.rollout.Strategy;
import io.longshore.controller.store.DesiredStore;
import io.longshore.controller.store.Runs;
import io.longshore.controller.store.StateFiles;
import io.longshore.proto.v1.ApplyRequest;
import io.longshore.proto.v1.FleetView;
import io.longshore.proto.v1.HoldReply;
import io.longshore.proto.v1.HoldRequest;
import io.longshore.proto.v1.PlanReply;
import io.longshore.proto.v1.PlanRequest;
import io.longshore.proto.v1.RunEnd;
import io.longshore.tls.PeerIdentity;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One controller process as the product puts it together, without sockets and TLS: what operators
 * ask, what hosts say, and what is kept, on a loop and a disk of the test's.
 */
public final class ControllerCore {
  private static final Duration LOOK = Duration.ofMillis(2500);

  private final Loop loop;
  private final Clock clock;
  private final AuditTrail audit;
  private final DenyList denied;
  private final Links links;
  private final RolloutDriver driver;
  private final Applications applications;
  private final PlanDesk plans;
  private final HoldDesk holds;

  /**
   * A process that begins from what the disk holds.
   *
   * @param hosts that were let in before
   * @param strategy decides what runs do next
   */
  public ControllerCore(
      Clock clock,
      Loop loop,
      StateDir state,
      Runs runs,
      AuditFile record,
      String deployment,
      Collection<String> hosts,
      SpecCompiler compiler,
      Strategy strategy,
      Duration patience) {
    this.loop = loop;
    this.clock = clock;
    audit = new AuditTrail(record, state, clock);
    denied = new DenyList(new StateFiles(state));
    DesiredStore desired = new DesiredStore(state);
    FleetState fleet = new FleetState(clock, hosts);
    links =
        new Links(
            loop, fleet, desired, (request, pkcs10) -> new byte[0], digest -> Optional.empty());
    driver = new RolloutDriver(loop, clock, deployment, fleet, desired, runs, links, patience);
    driver.decideBy(strategy);
    RunWatchers watchers =
        new RunWatchers(loop, clock, driver, new FleetViews(clock, fleet, desired, driver));
    Attendance attendance = new Attendance(loop, fleet);
    ChannelPlanning channels = NetworkChannels.NONE.planning();
    applications =
        new Applications(loop, clock, compiler, links, driver, watchers, attendance, channels);
    plans = new PlanDesk(loop, compiler, attendance, driver, channels, links);
    holds = new HoldDesk(loop, clock, fleet, desired, links);
    fleet.onChange(
        () -> {
          driver.wake();
          attendance.changed();
          watchers.changed();
        });
    driver.onChange(watchers::changed);
    runs.run()
        .flatMap(run -> runs.spec(run.specDigest()))
        .ifPresent(
            spec ->
                loop.offload(
                    "read the accepted spec",
                    () -> compiler.settle(spec),
                    (compiled, trouble) -> {
                      if (trouble != null) {
                        throw new AssertionError("an accepted spec compiles", trouble);
                      }
                      driver.resume(compiled);
                    }));
    lookAgain();
  }

  public Links links() {
    return links;
  }

  public RolloutDriver driver() {
    return driver;
  }

  /** Why a host's agent is not let in; empty: it is. */
  public Optional<String> refusal(String host) {
    return denied.refusal(PeerIdentity.Role.AGENT, host, "");
  }

  /** As an operator's call comes in: the record first, then the deed. */
  public void apply(ApplyRequest request, Waiting waiting) {
    audit.record("operator/ann", "Apply", request.getSpec().getRoot().getText(), "begins");
    applications.apply(request, new Observer(waiting));
  }

  public void plan(PlanRequest request, BiConsumer<PlanReply, Throwable> answer) {
    plans.plan(request, answer);
  }

  public void hold(HoldRequest request, Consumer<HoldReply> answer) {
    audit.record("operator/ann", "Hold", request.getContainer(), "begins");
    holds.ask(request, "operator/ann", answer);
  }

  /** Lets the host's agent in no more. */
  public void deny(String host) {
    audit.record("operator/ann", "Deny", host, "begins");
    denied.add(
        new Denial(Denial.Kind.HOLDER, "agent/" + host, "", "operator/ann", clock.instant()));
    look();
  }

  /** Lets it in again. */
  public void allow(String host) {
    audit.record("operator/ann", "Allow", host, "begins");
    denied.remove(Denial.Kind.HOLDER, "agent/" + host);
  }

  public AuditTrail audit() {
    return audit;
  }

  private void lookAgain() {
    look();
    loop.after("look through streams", LOOK, this::lookAgain);
  }

  private void look() {
    links.expel(channel -> refusal(channel.host()));
  }

  /** An operator's command that waits for its apply. */
  public interface Waiting {
    void refused(PlanReply why);

    void accepted(PlanReply plan);

    void ended(RunEnd end);
  }

  private record Observer(Waiting waiting) implements ApplyObserver {
    @Override
    public void refused(PlanReply why) {
      waiting.refused(why);
    }

    @Override
    public void accepted(PlanReply plan) {
      waiting.accepted(plan);
    }

    @Override
    public void view(FleetView view) {}

    @Override
    public void ended(RunEnd end) {
      waiting.ended(end);
    }

    @Override
    public boolean gone() {
      return false;
    }
  }
}
