package io.longshore.agent.loop;

import io.longshore.agent.link.Greeting;
import io.longshore.base.Loop;
import io.longshore.model.ObservedHost;
import io.longshore.policy.HostFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sends what the host holds: when it changed, not more often than is of use, and now and then. */
final class Reporter {
  private static final String TAG = "report";
  private static final Duration APART = Duration.ofMillis(100);

  private final Clock clock;
  private final Loop loop;
  private final String host;
  private final Hands hands;
  private final HostReport report;
  private Optional<ObservedHost> last = Optional.empty();
  private Instant sentAt = Instant.EPOCH;
  private Optional<HostFacts> told = Optional.empty();
  private boolean scheduled;

  Reporter(Clock clock, Loop loop, String host, AgentState state, Hands hands) {
    this.clock = clock;
    this.loop = loop;
    this.host = host;
    this.hands = hands;
    report = new HostReport(state);
  }

  Greeting greeting() {
    return report.greeting();
  }

  /** Something may have changed. */
  void soon() {
    if (!scheduled) {
      scheduled = true;
      Duration rest = APART.minus(Duration.between(sentAt, clock.instant()));
      boolean due = rest.isNegative() || rest.compareTo(APART) > 0;
      loop.after(TAG, due ? Duration.ZERO : rest, this::ifChanged);
    }
  }

  /** A controller is there that knows nothing of this host yet. */
  void introduce() {
    told = Optional.empty();
    now();
  }

  /** Sends in any case. */
  void now() {
    facts();
    ObservedHost current = build(clock.instant());
    last = Optional.of(build(Instant.EPOCH));
    sentAt = clock.instant();
    hands.link().observed(current);
  }

  private void ifChanged() {
    scheduled = false;
    facts();
    if (!Optional.of(build(Instant.EPOCH)).equals(last)) {
      now();
    }
  }

  /** Before what is seen: whoever plans by that must know them. */
  private void facts() {
    HostFacts facts = report.facts();
    if (!Optional.of(facts).equals(told)) {
      told = Optional.of(facts);
      hands.link().facts(facts);
    }
  }

  private ObservedHost build(Instant at) {
    return report.of(host, at, hands.engine().mutations());
  }
}
