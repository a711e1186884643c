package io.longshore.controller.rollout;

import io.longshore.base.Loop;
import io.longshore.controller.fleet.FleetState;
import io.longshore.controller.fleet.Links;
import io.longshore.controller.plan.Members;
import io.longshore.controller.plan.Situation;
import io.longshore.controller.plan.Standing;
import io.longshore.controller.store.DesiredStore;
import io.longshore.controller.store.RunCause;
import io.longshore.controller.store.RunEnding;
import io.longshore.controller.store.RunRecord;
import io.longshore.controller.store.Runs;
import io.longshore.controller.workload.Compiled;
import io.longshore.model.DesiredHost;
import io.longshore.proto.v1.ChannelScope;
import io.longshore.proto.v1.Spec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out runs, one at a time: asks {@link Rollout} what is next, writes it down, sends it. On
 * the loop only.
 *
 * <p>Whatever is sent was stored before; what the driver itself remembers can be lost, and the next
 * process goes on from what is stored and seen.
 */
public final class RolloutDriver {
  private static final Logger LOG = LoggerFactory.getLogger(RolloutDriver.class);
  private static final String PASS = "rollout pass";
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final Loop loop;
  private final Clock clock;
  private final Situations situations;
  private final DesiredStore desired;
  private final Runs runs;
  private final Links links;
  private final Duration patience;
  private final Map<String, Instant> toldAt = new HashMap<>();
  private Optional<RunRecord> newest;
  private Optional<Compiled> wanted = Optional.empty();
  private Set<String> served;
  private StageTimes times = new StageTimes();
  private Instant begun;
  private String holding = "";
  private Runnable onChange = () -> {};
  private Companion companion = Companion.NONE;
  private final Moderation moderation = new Moderation();
  private Strategy strategy = Rollout::next;

  /**
   * A driver that takes up where the stores say it was.
   *
   * @param patience how long a changed member of a serving role may take to serve again
   */
  public RolloutDriver(
      Loop loop,
      Clock clock,
      String deployment,
      FleetState fleet,
      DesiredStore desired,
      Runs runs,
      Links links,
      Duration patience) {
    this.loop = loop;
    this.clock = clock;
    this.situations = new Situations(deployment, fleet, desired);
    this.desired = desired;
    this.runs = runs;
    this.links = links;
    this.patience = patience;
    this.newest = runs.run();
    this.served = runs.served();
    this.begun = clock.instant();
  }

  /** Calls this after every pass and at the end of every run. */
  public void onChange(Runnable listener) {
    this.onChange = listener;
  }

  /** Every run makes this too, from now on. */
  public void beside(Companion whatElse) {
    this.companion = whatElse;
  }

  /** Runs decide in another way, from now on. */
  public void decideBy(Strategy another) {
    this.strategy = another;
  }

  /** How far that is. */
  public Course course() {
    return companion.course();
  }

  /** The newest run, under way or ended. */
  public Optional<RunRecord> newest() {
    return newest;
  }

  /** The run that is under way. */
  public Optional<RunRecord> running() {
    return newest.filter(run -> run.end().isEmpty());
  }

  /**
   * What the accepted spec comes to; empty when there is none, or it is still being compiled. Only
   * a run wants other containers than those the hosts were told of: what drifted serves all the
   * same.
   */
  public Optional<Compiled> wanted() {
    return wanted
        .map(spec -> running().isPresent() ? own(spec) : situations.asTold(spec, served))
        .map(Situation::wanted);
  }

  /** The hosts that the accepted spec names. */
  public Set<String> hosts() {
    return wanted.map(spec -> spec.hosts().keySet()).orElse(Set.of());
  }

  /** What the run waits for, one sentence; empty when nothing is under way. */
  public String holding() {
    return holding;
  }

  /** How far each role is. */
  public List<StageTimes.Stage> stages() {
    List<StageTimes.Stage> stages = new ArrayList<>();
    wanted.ifPresent(spec -> stages.addAll(times.stages(own(spec).members())));
    companion.course().stage().ifPresent(stages::add);
    return stages;
  }

  /** Everything a decision about this spec goes by that an operator asks for. */
  public Situation situation(Compiled spec) {
    return situations.ofOperator(running(), spec, served);
  }

  private Situation own(Compiled spec) {
    return situations.ofRun(running(), spec, served);
  }

  /** Whether a spec is in force and no run is under way. */
  public boolean isAtRest() {
    return running().isEmpty() && wanted.isPresent();
  }

  /** How the fleet stands to the spec it was given, while no run is under way. */
  public Optional<Situation> atRest() {
    return isAtRest() ? wanted.map(spec -> situations.asTold(spec, served)) : Optional.empty();
  }

  /** The accepted spec as it compiles in this process; a run that was under way goes on. */
  public void resume(Compiled spec) {
    if (wanted.isEmpty()) {
      wanted = Optional.of(spec);
      running().ifPresent(this::goOn);
      wake();
    }
  }

  private void goOn(RunRecord run) {
    LOG.info("{} goes on", run.name());
    runs.spec(run.specDigest())
        .ifPresent(source -> companion.begin(source, run.channels(), run.startedAt()));
  }

  /** Accepts the spec and begins its run; one that is under way ends as superseded. */
  public RunRecord begin(Compiled spec, Spec source, Duration limit) {
    return begin(spec, source, limit, ChannelScope.CHANNELS_AND_CHAINCODE);
  }

  /**
   * Accepts the spec and begins its run; one that is under way ends as superseded.
   *
   * @param channels how far it goes beyond containers
   */
  public RunRecord begin(Compiled spec, Spec source, Duration limit, ChannelScope channels) {
    return begin(spec, source, limit, channels, RunCause.APPLY);
  }

  /**
   * Begins a run of the spec that is in force, which puts right at once what that spec says to, and
   * goes no further.
   *
   * @param notYet places, host and name joined by a slash, that are left for now
   * @return empty when a run is under way, or no spec is in force
   */
  public Optional<RunRecord> correct(Duration limit, Set<String> notYet) {
    if (running().isPresent() || wanted.isEmpty()) {
      return Optional.empty();
    }
    situations.leave(notYet);
    return newest
        .flatMap(run -> runs.spec(run.specDigest()))
        .map(
            source ->
                begin(wanted.get(), source, limit, ChannelScope.NO_CHANNELS, RunCause.STRICT));
  }

  private RunRecord begin(
      Compiled spec, Spec source, Duration limit, ChannelScope channels, RunCause cause) {
    running().ifPresent(run -> end(Outcome.SUPERSEDED, Outcome.SUPERSEDED.sentence(), ""));
    Instant now = clock.instant();
    RunRecord run =
        new RunRecord(
            newest.map(RunRecord::number).orElse(0L) + 1,
            spec.specDigest(),
            now,
            now.plus(limit),
            channels,
            cause,
            Optional.empty());
    runs.begin(run, source);
    LOG.info("{} begins: spec {}", run.name(), run.specDigest().brief());
    newest = Optional.of(run);
    wanted = Optional.of(spec);
    times = new StageTimes();
    toldAt.clear();
    begun = now;
    companion.begin(source, channels, now);
    wake();
    return run;
  }

  /** Looks again soon; called when anything was learnt. */
  public void wake() {
    loop.after(PASS, moderation.pause(clock.instant()), this::pass);
  }

  private void pass() {
    Instant from = clock.instant();
    decide();
    moderation.worked(from, clock.instant());
  }

  private void decide() {
    loop.cancel(PASS);
    if (running().isEmpty() || wanted.isEmpty()) {
      return;
    }
    Situation situation = own(wanted.get());
    note(situation.members());
    companion.look(situation.members());
    Pace pace = new Pace(clock.instant(), running().get().deadline(), patience, toldAt, begun);
    strategy.next(situation, pace).accept(new Act());
    onChange.run();
  }

  private void note(Members members) {
    times.note(members, running().orElseThrow().startedAt(), clock.instant());
    Set<String> now = new TreeSet<>(served);
    for (String role : members.roles()) {
      if (members.of(role).stream().allMatch(one -> one.standing() == Standing.READY)) {
        now.add(role);
      }
    }
    if (!now.equals(served)) {
      runs.served(now);
      served = Set.copyOf(now);
    }
  }

  private void end(Outcome outcome, String what, String remedy) {
    RunRecord run = running().orElseThrow();
    RunRecord ended =
        run.ended(
            new RunEnding(clock.instant(), outcome.name(), what, remedy, outcome.exit().code()));
    runs.end(ended);
    newest = Optional.of(ended);
    companion.stop();
    holding = "";
    LOG.info("{} ended: {}: {}", run.name(), outcome, what);
    onChange.run();
  }

  private final class Act implements Decision.Visitor<Void> {
    @Override
    public Void send(Decision.Send send) {
      LOG.info("{}: {}", running().orElseThrow().name(), send.why());
      for (DesiredHost host : send.hosts()) {
        Sendings.log(desired.held(host.host()), host);
        desired.put(host);
        toldAt.put(host.host(), clock.instant());
        links.sync(host.host());
      }
      wake();
      return null;
    }

    @Override
    public Void hold(Decision.Hold hold) {
      if (!hold.why().equals(holding)) {
        holding = hold.why();
        LOG.debug("{} {}", running().orElseThrow().name(), holding);
      }
      loop.after(PASS, LOOK_AGAIN, RolloutDriver.this::pass);
      return null;
    }

    @Override
    public Void done() {
      Course course = companion.course();
      if (course.stuck().isPresent()) {
        return halt(course.stuck().get());
      }
      if (course.waitsFor().isEmpty()) {
        Outcome outcome = course.awaits().isEmpty() ? Outcome.CONVERGED : Outcome.AWAITS_OTHERS;
        end(outcome, outcome.sentence(), "");
        return null;
      }
      if (clock.instant().isBefore(running().orElseThrow().deadline())) {
        return hold(new Decision.Hold(course.waitsFor()));
      }
      return halt(
          new Decision.Halt(
              Outcome.DEADLINE,
              "the time for this run is over; still missing: " + course.waitsFor(),
              "apply again: what is so by then is left alone"));
    }

    @Override
    public Void halt(Decision.Halt halt) {
      end(halt.outcome(), halt.why(), halt.remedy());
      return null;
    }
  }
}
