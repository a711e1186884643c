package io.longshore.agent.fleet;

import io.longshore.agent.link.Greeting;
import io.longshore.agent.link.ImageOrder;
import io.longshore.agent.link.ImageReport;
import io.longshore.agent.link.Inbox;
import io.longshore.agent.link.Link;
import io.longshore.agent.link.LogAnswer;
import io.longshore.agent.link.LogQuestion;
import io.longshore.agent.link.PreflightAnswer;
import io.longshore.agent.link.PreflightQuestion;
import io.longshore.base.Digest;
import io.longshore.base.Loop;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.DriftFinding;
import io.longshore.model.DriftReason;
import io.longshore.model.EngineState;
import io.longshore.model.GateReport;
import io.longshore.model.Hold;
import io.longshore.model.ObservedContainer;
import io.longshore.model.ObservedHost;
import io.longshore.model.Phase;
import io.longshore.model.Reason;
import io.longshore.model.Verdict;
import io.longshore.policy.HostFacts;
import io.longshore.policy.HostPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A host without an engine behind an agent's own link. It tells as an agent does: everything, when
 * something changed and every five seconds. What it is told to hold comes to serve one container
 * after another, a tenth of a second apart.
 */
final class HostStandIn implements Inbox {
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final Duration APART = Duration.ofMillis(100);
  private static final String IMAGE = "sha256:" + Digest.of(new byte[] {1}).hex();

  private final String host;
  private final Loop loop;
  private final Clock clock;
  private final Link link;
  private Optional<DesiredHost> held = Optional.empty();
  private List<ContainerSpec> containers = List.of();
  private List<String> fingerprints = List.of();
  private int serving;
  private Instant startedAt = Instant.EPOCH;
  private List<DriftFinding> drift = List.of();

  HostStandIn(String host, Loop loop, Clock clock, Link link) {
    this.host = host;
    this.loop = loop;
    this.clock = clock;
    this.link = link;
  }

  /** Dials, and never stops. */
  void begin() {
    loop.submit("begin", () -> link.open(this));
  }

  /** Somebody changes something on the host. */
  void drifts() {
    loop.submit(
        "drift",
        () -> {
          String subject = containers.isEmpty() ? "nothing" : containers.get(0).name();
          drift =
              List.of(
                  new DriftFinding(
                      subject,
                      "memory",
                      "67108864",
                      "134217728",
                      DriftReason.CHANGED.owedTo(),
                      DriftReason.CHANGED,
                      clock.instant(),
                      "container update",
                      "controller apply"));
          tell();
        });
  }

  /** Somebody puts it back. */
  void driftsNoMore() {
    loop.submit(
        "no drift",
        () -> {
          drift = List.of();
          tell();
        });
  }

  @Override
  public Greeting greeting() {
    return new Greeting(
        held.map(DesiredHost::generation).orElse(0L), held.map(DesiredHost::deployment).orElse(""));
  }

  @Override
  public void attached() {
    link.facts(new HostFacts(HostPolicy.builtIn(), Optional.of(new TreeSet<>())));
    tellAgain();
  }

  @Override
  public void detached() {
    loop.cancel("tell");
  }

  /** It has no engine, and so no containers of chaincodes. */
  @Override
  public void logs(LogQuestion question) {
    link.logs(
        new LogAnswer(
            question.id(), question.containers().stream().map(LogAnswer.Log::absent).toList()));
  }

  /** It has no engine to have an image in. */
  @Override
  public void image(ImageOrder order) {
    link.report(
        new ImageReport(
            order.id(), ImageReport.Outcome.FAILED, "this host has no engine", Optional.empty()));
  }

  @Override
  public void desired(DesiredHost desired) {
    held = Optional.of(desired);
    containers = desired.containers();
    fingerprints = containers.stream().map(spec -> desired.fingerprint(spec).hex()).toList();
    serving = 0;
    startedAt = clock.instant();
    tell();
    serveNext();
  }

  private void serveNext() {
    loop.after(
        "serve",
        APART,
        () -> {
          if (serving < containers.size()) {
            serving++;
            tell();
            serveNext();
          }
        });
  }

  private void tellAgain() {
    tell();
    loop.after("tell", AGAIN, this::tellAgain);
  }

  private void tell() {
    List<ObservedContainer> seen = new ArrayList<>();
    for (int at = 0; at < containers.size(); at++) {
      seen.add(seen(containers.get(at), fingerprints.get(at), at < serving));
    }
    link.observed(
        new ObservedHost(
            host,
            held.map(DesiredHost::generation).orElse(0L),
            held.map(DesiredHost::specDigest).orElse(""),
            clock.instant(),
            new EngineState(true, "20.10.24", "1.41", ""),
            seen,
            List.of(),
            60,
            List.of(),
            drift,
            List.of()));
  }

  private ObservedContainer seen(ContainerSpec spec, String fingerprint, boolean serves) {
    return new ObservedContainer(
        spec.name(),
        spec.role(),
        serves ? Phase.READY : Phase.STARTING,
        Optional.of(serves ? Reason.AS_DESIRED : Reason.NEVER_STARTED),
        Digest.of((host + spec.name()).getBytes(StandardCharsets.UTF_8)).hex(),
        IMAGE,
        fingerprint,
        Optional.of(startedAt),
        0,
        0,
        List.of(
            new GateReport(
                spec.ready().type(),
                serves ? Verdict.PASS : Verdict.WAIT,
                serves ? "127.0.0.1:8000 accepts" : "127.0.0.1:8000: connection refused",
                false)),
        serves ? "" : spec.ready().type() + ": 127.0.0.1:8000: connection refused",
        "",
        "");
  }

  @Override
  public void unreadable(String what) {
    throw new IllegalStateException(host + ": " + what);
  }

  @Override
  public void preflight(PreflightQuestion question) {
    link.preflight(
        new PreflightAnswer(
            question.id(),
            question.images().stream()
                .map(image -> new PreflightAnswer.Image(image, IMAGE, "", ""))
                .toList()));
  }

  @Override
  public void certificate(String identity, String digest, byte[] certificate) {
    throw new IllegalStateException(host + " asked for no certificate");
  }

  @Override
  public void refused(String identity, String what) {
    throw new IllegalStateException(host + " asked for no certificate");
  }

  @Override
  public void hold(Hold hold) {
    throw new IllegalStateException(host + " knows no holds");
  }

  @Override
  public void release(String container) {
    throw new IllegalStateException(host + " knows no holds");
  }
}
