package io.longshore.controller.fleet;

import io.longshore.model.ObservedHost;
import io.longshore.policy.HostFacts;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The controller's knowledge of its hosts. Written on the loop only; read anywhere. */
public final class FleetState {
  private static final Logger LOG = LoggerFactory.getLogger(FleetState.class);

  private final Clock clock;
  private final AtomicReference<Fleet> current;
  private Runnable onChange = () -> {};

  /**
   * Knowledge at the start of the process.
   *
   * @param enrolled hosts that were let in before
   */
  public FleetState(Clock clock, Collection<String> enrolled) {
    this.clock = clock;
    SortedMap<String, HostState> hosts = new TreeMap<>();
    for (String host : enrolled) {
      hosts.put(host, HostState.unknown(host).with(new HostLink.NeverSeen()));
    }
    this.current = new AtomicReference<>(new Fleet(hosts));
  }

  /** Every host as known now. */
  public Fleet fleet() {
    return current.get();
  }

  /** Calls this on the loop after each change, in place of any earlier listener. */
  public void onChange(Runnable listener) {
    this.onChange = listener;
  }

  /** The host has been given a certificate. */
  public void enrolled(String host) {
    HostState known = fleet().host(host);
    if (known.link() instanceof HostLink.NeverEnrolled) {
      put(known.with(new HostLink.NeverSeen()));
    }
  }

  /** The host's agent has opened its stream: what it saw before that is history. */
  void attached(String host, String agentVersion, String holds) {
    HostState known = fleet().host(host);
    LOG.info("{} attached, agent {}", host, agentVersion);
    put(
        new HostState(
            host,
            new HostLink.Attached(clock.instant()),
            agentVersion,
            holds,
            Optional.empty(),
            known.facts()));
  }

  /** The host's agent has told what it sees. */
  void observed(ObservedHost seen) {
    put(fleet().host(seen.host()).with(seen));
  }

  /** The host's agent has told what must be known before planning. */
  void told(String host, HostFacts facts) {
    put(fleet().host(host).with(facts));
  }

  /** The host's agent is not there any more. */
  void silent(String host, String why) {
    HostState known = fleet().host(host);
    if (known.link().attached()) {
      LOG.warn("{} is silent: {}", host, why);
      put(known.with(new HostLink.Silent(clock.instant())));
    }
  }

  private void put(HostState host) {
    SortedMap<String, HostState> hosts = new TreeMap<>(fleet().hosts());
    hosts.put(host.host(), host);
    current.set(new Fleet(hosts));
    onChange.run();
  }
}
