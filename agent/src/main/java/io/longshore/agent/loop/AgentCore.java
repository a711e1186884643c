package io.longshore.agent.loop;

import io.longshore.agent.desired.Acceptance;
import io.longshore.agent.desired.DesiredStore;
import io.longshore.agent.desired.HistoryStore;
import io.longshore.agent.desired.HoldStore;
import io.longshore.agent.desired.VolumeStore;
import io.longshore.agent.reconcile.LocalReconciler;
import io.longshore.agent.reconcile.Planner;
import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import io.longshore.base.Loop;
import io.longshore.base.StateDir;
import io.longshore.model.DesiredHost;
import io.longshore.model.Hold;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent of one host.
 *
 * <p>Whatever happens (an event of the engine, an answer of a gate, a message of the controller,
 * the end of an action, time) wakes a pass; a pass plans from everything known and begins what may
 * begin. Nothing but the pass decides.
 */
public final class AgentCore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AgentCore.class);
  private static final String HOLDS_LOST = "which containers were held is damaged on disk";
  private static final Duration REPORT_AGAIN = Duration.ofSeconds(5);

  private final Clock clock;
  private final Loop loop;
  private final Acceptance self;
  private final Hands hands;
  private final AgentState state = new AgentState();
  private final DesiredStore desiredStore;
  private final HistoryStore historyStore;
  private final HoldStore holdStore;
  private final Holds holds;
  private final DataWatch data;
  private final Pass pass;
  private final Look look;
  private final Reporter reporter;
  private AutoCloseable watch = () -> {};

  /**
   * An agent that has not begun.
   *
   * @param self who this host is
   * @param disk where it keeps its state
   * @param gateReader measures gates
   */
  public AgentCore(
      Clock clock, Loop loop, Acceptance self, StateDir disk, Hands hands, GateReader gateReader) {
    this(clock, loop, self, disk, hands, gateReader, LocalReconciler::plan);
  }

  /** An agent that decides in another way. */
  AgentCore(
      Clock clock,
      Loop loop,
      Acceptance self,
      StateDir disk,
      Hands hands,
      GateReader gateReader,
      Planner planner) {
    this.clock = clock;
    this.loop = loop;
    this.self = self;
    this.hands = hands;
    desiredStore = new DesiredStore(disk);
    historyStore = new HistoryStore(disk);
    holdStore = new HoldStore(disk);
    holds = new Holds(loop, state, holdStore, this::somethingChanged);
    reporter = new Reporter(clock, loop, self.host(), state, hands);
    GatePoller gates =
        new GatePoller(clock, loop, gateReader, state, hands.files(), this::somethingChanged);
    data = new DataWatch(loop, state, new VolumeStore(disk));
    look = new Look(clock, loop, self, state, hands, this::looked);
    pass = new Pass(clock, loop, state, planner, hands, historyStore, gates, look, reporter);
  }

  /** Begins. */
  public void start() {
    loop.submit("start", this::begin);
  }

  private void begin() {
    try {
      state.policy = hands.rules().now();
      state.files.putAll(hands.files().placed());
      state.history = historyStore.load();
      data.begin();
      Optional<DesiredHost> held = desiredStore.load();
      if (held.isPresent()) {
        state.desired = held;
        state.identities.putAll(Holding.identities(held.get(), hands.identities()));
        LOG.info("holds {}", held.get());
      } else {
        LOG.info("holds no desired state yet");
      }
      beginHolds();
    } catch (FailureException broken) {
      damaged(broken.failure());
    } catch (IOException e) {
      LOG.error("the state on disk cannot be read", e);
      state.problem("state-unreadable", "state", "the state on disk cannot be read: " + e, "");
    }
    watch = hands.engine().watch(() -> loop.submit("engine event", look::soon));
    look.now();
    hands
        .link()
        .open(new Mail(clock, loop, self, state, hands, desiredStore, pass, look, reporter, holds));
    reportAgain();
  }

  /** Whoever cannot tell what is to be left alone leaves all of it alone, and says so. */
  private void beginHolds() throws IOException {
    try {
      holds.begin(holdStore.load());
    } catch (FailureException broken) {
      damaged(broken.failure());
      SortedMap<String, Hold> all = new TreeMap<>();
      state.desired.map(DesiredHost::containers).orElse(List.of()).stream()
          .map(spec -> new Hold(spec.name(), HOLDS_LOST, "agent", clock.instant()))
          .forEach(hold -> all.put(hold.container(), hold));
      holds.begin(all);
    }
  }

  private void damaged(Failure failure) {
    LOG.error("{}", failure);
    state.problem("state-damaged", failure.where(), failure.what(), failure.remedy());
  }

  private void reportAgain() {
    reporter.now();
    loop.after("report again", REPORT_AGAIN, this::reportAgain);
  }

  private void looked() {
    data.looked();
    pass.run();
  }

  private void somethingChanged() {
    pass.run();
  }

  /** Ends the agent. Its containers go on. */
  @Override
  public void close() {
    try {
      watch.close();
    } catch (Exception e) {
      LOG.debug("the event stream did not close well", e);
    }
    hands.link().close();
    hands.engine().close();
  }
}
