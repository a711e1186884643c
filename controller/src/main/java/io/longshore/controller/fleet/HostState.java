package io.longshore.controller.fleet;

import io.longshore.model.ObservedContainer;
import io.longshore.model.ObservedHost;
import io.longshore.policy.HostFacts;
import java.util.Objects;
import java.util.Optional;

/**
 * What the controller knows of one host.
 *
 * @param host its name
 * @param link the way to it
 * @param agentVersion as its agent last said; empty when it never did
 * @param holds the deployment whose desired state it said it holds; empty when none
 * @param observed what its agent last saw; empty when it has not told yet
 * @param facts what it would refuse and which volumes it holds; empty when it has not told yet
 */
public record HostState(
    String host,
    HostLink link,
    String agentVersion,
    String holds,
    Optional<ObservedHost> observed,
    Optional<HostFacts> facts) {
  public HostState {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(link, "link");
    Objects.requireNonNull(agentVersion, "agentVersion");
    Objects.requireNonNull(holds, "holds");
    Objects.requireNonNull(observed, "observed");
    Objects.requireNonNull(facts, "facts");
  }

  /** A host of which nothing is known. */
  public static HostState unknown(String host) {
    return new HostState(
        host, new HostLink.NeverEnrolled(), "", "", Optional.empty(), Optional.empty());
  }

  /** The generation its agent last said it holds; 0 when none, or not known. */
  public long generation() {
    return observed.map(ObservedHost::generation).orElse(0L);
  }

  /** The container as its agent last saw it, whether or not the agent answers now. */
  public Optional<ObservedContainer> container(String name) {
    return observed.flatMap(seen -> seen.container(name));
  }

  HostState with(HostLink newLink) {
    return new HostState(host, newLink, agentVersion, holds, observed, facts);
  }

  HostState with(ObservedHost seen) {
    return new HostState(host, link, agentVersion, holds, Optional.of(seen), facts);
  }

  HostState with(HostFacts told) {
    return new HostState(host, link, agentVersion, holds, observed, Optional.of(told));
  }
}
