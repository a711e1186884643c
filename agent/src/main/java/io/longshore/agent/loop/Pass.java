package io.longshore.agent.loop;

import io.longshore.agent.desired.HistoryStore;
import io.longshore.agent.reconcile.Action;
import io.longshore.agent.reconcile.IdentityState;
import io.longshore.agent.reconcile.Planner;
import io.longshore.agent.reconcile.RestartHistory;
import io.longshore.agent.reconcile.Standing;
import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import io.longshore.base.Loop;
import io.longshore.model.Reason;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass: plan from everything known, begin what may begin, arrange for the next. */
final class Pass {
  private static final Logger LOG = LoggerFactory.getLogger(Pass.class);

  /** More at once would only make each of them slower. */
  private static final int AT_ONCE = 4;

  private static final Duration UNANSWERED = Duration.ofSeconds(10);

  private final Clock clock;
  private final Loop loop;
  private final AgentState state;
  private final Planner planner;
  private final Hands hands;
  private final HistoryStore historyStore;
  private final GatePoller gates;
  private final Look look;
  private final Reporter reporter;
  private RestartHistory written = RestartHistory.NONE;
  private boolean writing;

  Pass(
      Clock clock,
      Loop loop,
      AgentState state,
      Planner planner,
      Hands hands,
      HistoryStore historyStore,
      GatePoller gates,
      Look look,
      Reporter reporter) {
    this.clock = clock;
    this.loop = loop;
    this.state = state;
    this.planner = planner;
    this.hands = hands;
    this.historyStore = historyStore;
    this.gates = gates;
    this.look = look;
    this.reporter = reporter;
  }

  void run() {
    Instant now = clock.instant();
    SortedMap<String, Standing> before = state.plan.standings();
    state.plan = planner.plan(state.desired, state.seen(), state.history, state.setbacks, now);
    state.history = state.history.serving(state.plan.serving());
    PhaseChanges.between(before, state.plan.standings()).forEach(change -> LOG.info("{}", change));
    for (Action action : state.plan.actions()) {
      if (state.underWay.size() < AT_ONCE) {
        begin(action);
      }
    }
    gates.want(state.plan.gates());
    state
        .plan
        .wakeAt()
        .ifPresentOrElse(
            then -> loop.after("wake", pause(now, then), this::run), () -> loop.cancel("wake"));
    keepHistory();
    reporter.soon();
  }

  private void begin(Action action) {
    state.underWay.put(action.subject(), action);
    ActionRunner runner = new ActionRunner(clock, hands, state, state.desired.orElseThrow());
    loop.offload(
        Words.of(action), action.accept(runner), (effect, thrown) -> end(action, effect, thrown));
  }

  private void end(Action action, Effect effect, Throwable thrown) {
    state.underWay.remove(action.subject());
    look.acted(action);
    if (thrown == null) {
      LOG.info("{}", Words.of(action));
      effect.apply(state);
      state.setbacks = state.setbacks.cleared(action.subject());
      remember(action);
      askAgain(action);
    } else {
      failed(action, thrown);
      state.unsure.put(action.subject(), action);
      look.soon();
    }
    run();
  }

  /** A question that was lost on the way is put again. */
  private void askAgain(Action action) {
    if (action instanceof Action.ObtainIdentity ask) {
      loop.after(
          "ask again for " + ask.identity(),
          UNANSWERED,
          () -> {
            if (state.identities.replace(
                ask.identity(), IdentityState.ASKED, IdentityState.MISSING)) {
              run();
            }
          });
    }
  }

  private void remember(Action action) {
    if (action.subject().equals(Action.subjectOf(action.container()))) {
      boolean gone = action.reason() == Reason.NO_LONGER_DESIRED;
      if (gone) {
        state.lastReasons.remove(action.container());
      } else {
        state.lastReasons.put(action.container(), action.reason());
      }
    }
  }

  private void failed(Action action, Throwable thrown) {
    Failure failure;
    if (thrown instanceof FailureException known) {
      failure = known.failure();
    } else if (thrown instanceof IOException) {
      failure = new Failure(Failure.Kind.RETRY, action.subject(), text(thrown), "");
    } else {
      LOG.error("{} failed in a way nobody thought of", Words.of(action), thrown);
      failure = new Failure(Failure.Kind.RETRY, action.subject(), "failed: " + thrown, "");
    }
    state.setbacks = state.setbacks.failed(action.subject(), failure, clock.instant());
    LOG.warn("could not {}: {}", Words.of(action), failure);
  }

  private static String text(Throwable thrown) {
    return thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
  }

  private void keepHistory() {
    if (writing) {
      return;
    }
    if (state.history.equals(written)) {
      // What could not be written may have become needless meanwhile.
      state.solved("state-not-written", "restarts");
      return;
    }
    writing = true;
    RestartHistory history = state.history;
    loop.offload(
        "keep history",
        () -> {
          historyStore.write(history);
          return history;
        },
        (kept, thrown) -> {
          writing = false;
          if (thrown == null) {
            written = kept;
            state.solved("state-not-written", "restarts");
          } else {
            // Tried again by the next pass; there is one every few seconds.
            state.problem(
                "state-not-written", "restarts", text(thrown), "make room on the host's disk");
          }
        });
  }

  private static Duration pause(Instant now, Instant then) {
    return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
  }
}
