package io.longshore.agent.loop;

import io.longshore.agent.desired.Acceptance;
import io.longshore.agent.desired.DesiredStore;
import io.longshore.agent.link.Greeting;
import io.longshore.agent.link.ImageOrder;
import io.longshore.agent.link.ImageReport;
import io.longshore.agent.link.Inbox;
import io.longshore.agent.link.LogQuestion;
import io.longshore.agent.link.PreflightQuestion;
import io.longshore.agent.reconcile.IdentityState;
import io.longshore.agent.reconcile.Setbacks;
import io.longshore.base.Failure;
import io.longshore.base.Loop;
import io.longshore.model.DesiredHost;
import io.longshore.model.Hold;
import io.longshore.model.IdentityRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what the controller says. */
final class Mail implements Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
  private static final Duration WRITE_AGAIN = Duration.ofSeconds(1);

  private final Clock clock;
  private final Loop loop;
  private final Acceptance self;
  private final AgentState state;
  private final Hands hands;
  private final DesiredStore store;
  private final Pass pass;
  private final Look look;
  private final Reporter reporter;
  private final Holds holds;
  private final Preflight preflight;
  private final ChaincodeLogs chaincodeLogs;
  private Optional<DesiredHost> toWrite = Optional.empty();
  private boolean writing;

  Mail(
      Clock clock,
      Loop loop,
      Acceptance self,
      AgentState state,
      Hands hands,
      DesiredStore store,
      Pass pass,
      Look look,
      Reporter reporter,
      Holds holds) {
    this.clock = clock;
    this.loop = loop;
    this.self = self;
    this.state = state;
    this.hands = hands;
    this.store = store;
    this.pass = pass;
    this.look = look;
    this.reporter = reporter;
    this.holds = holds;
    preflight = new Preflight(loop, state, hands, look);
    chaincodeLogs = new ChaincodeLogs(loop, state, hands);
  }

  @Override
  public Greeting greeting() {
    return reporter.greeting();
  }

  @Override
  public void attached() {
    state.attached = true;
    reporter.introduce();
    pass.run();
  }

  @Override
  public void detached() {
    state.attached = false;
    // What was asked of a controller that is gone is asked of the next one.
    state.identities.replaceAll(
        (name, held) -> held == IdentityState.ASKED ? IdentityState.MISSING : held);
    pass.run();
  }

  @Override
  public void desired(DesiredHost offered) {
    Optional<DesiredHost> latest = toWrite.isPresent() ? toWrite : state.desired;
    Optional<Failure> refusal = self.refusal(latest, offered);
    if (refusal.isPresent()) {
      Failure failure = refusal.get();
      LOG.warn("refused: {}", failure);
      state.problem("desired-refused", "desired state", failure.what(), failure.remedy());
      reporter.soon();
      return;
    }
    state.solved("desired-refused", "desired state");
    if (latest.equals(Optional.of(offered))) {
      reporter.now();
      return;
    }
    toWrite = Optional.of(offered);
    write();
  }

  @Override
  public void unreadable(String what) {
    LOG.warn("{}", what);
    state.problem(
        "desired-refused", "desired state", what, "upgrade the agent to the controller's version");
    reporter.soon();
  }

  /** Held only once it is on disk: what the host says it holds survives a crash. */
  private void write() {
    if (writing || toWrite.isEmpty()) {
      return;
    }
    writing = true;
    DesiredHost offered = toWrite.get();
    loop.offload(
        "write desired state",
        () -> {
          store.write(offered);
          hands.artifacts().keepOnly(Holding.contents(offered));
          return Holding.identities(offered, hands.identities());
        },
        (identities, thrown) -> {
          writing = false;
          if (thrown == null) {
            hold(offered, identities);
          } else {
            LOG.error("the desired state could not be written: {}", thrown.toString());
            state.problem(
                "state-not-written",
                "desired state",
                "it could not be written: " + thrown.getMessage(),
                "make room on the host's disk");
            reporter.soon();
            loop.after("write again", WRITE_AGAIN, this::write);
          }
        });
  }

  private void hold(DesiredHost offered, SortedMap<String, IdentityState> identities) {
    LOG.info("holds {}", offered);
    state.desired = Optional.of(offered);
    state.identities.clear();
    state.identities.putAll(identities);
    state.setbacks = Setbacks.NONE;
    state.solved("state-damaged", "desired");
    state.solved("state-not-written", "desired state");
    if (toWrite.equals(Optional.of(offered))) {
      toWrite = Optional.empty();
    }
    look.now();
    pass.run();
    reporter.now();
    write();
  }

  @Override
  public void preflight(PreflightQuestion question) {
    preflight.answer(question);
  }

  @Override
  public void logs(LogQuestion question) {
    chaincodeLogs.answer(question);
  }

  @Override
  public void image(ImageOrder order) {
    OrderedImages images = new OrderedImages(hands, state.policy);
    loop.offload(
        "image " + order.references().get(0),
        () -> images.carryOut(order),
        (report, thrown) ->
            hands
                .link()
                .report(
                    thrown == null
                        ? report
                        : new ImageReport(
                            order.id(),
                            ImageReport.Outcome.FAILED,
                            String.valueOf(thrown),
                            Optional.empty())));
  }

  @Override
  public void certificate(String identity, String digest, byte[] certificate) {
    Optional<IdentityRequest> request = request(identity);
    if (request.isEmpty() || !request.get().digest().hex().equals(digest)) {
      LOG.info("a certificate came for identity {}, which is not wanted any more", identity);
      return;
    }
    loop.offload(
        "keep certificate of " + identity,
        () -> {
          hands.identities().keep(request.get(), certificate);
          return request.get();
        },
        (kept, thrown) -> {
          if (thrown != null) {
            missing(identity, "its certificate could not be kept: " + thrown.getMessage());
          } else if (request(identity).equals(Optional.of(kept))) {
            LOG.info("holds the certificate of {}", identity);
            state.identities.put(identity, IdentityState.READY);
            state.setbacks = state.setbacks.cleared("identity " + identity);
          }
          pass.run();
        });
  }

  @Override
  public void refused(String identity, String what) {
    LOG.warn("the controller does not certify {}: {}", identity, what);
    missing(identity, "the controller does not certify " + identity + ": " + what);
    pass.run();
  }

  private void missing(String identity, String why) {
    Failure failure = new Failure(Failure.Kind.REJECTED, identity, why, "");
    state.setbacks = state.setbacks.failed("identity " + identity, failure, clock.instant());
    state.identities.replace(identity, IdentityState.MISSING);
  }

  private Optional<IdentityRequest> request(String identity) {
    return state.desired.map(host -> host.identities().get(identity));
  }

  @Override
  public void hold(Hold hold) {
    holds.hold(hold);
    pass.run();
  }

  @Override
  public void release(String container) {
    holds.release(container);
  }
}
