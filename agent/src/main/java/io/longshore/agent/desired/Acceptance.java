package io.longshore.agent.desired;

import io.longshore.base.Failure;
import io.longshore.model.DesiredHost;
import java.util.Optional;

/**
 * Who this host is, and so which desired state it may take.
 *
 * @param deployment the fleet that enrolled this host
 * @param host its name there
 */
public record Acceptance(String deployment, String host) {
  /** Why the state is refused; empty when it may be taken. */
  public Optional<Failure> refusal(Optional<DesiredHost> held, DesiredHost offered) {
    if (!offered.host().equals(host)) {
      return refused("a desired state for host " + offered.host() + " came to host " + host);
    }
    if (!offered.deployment().equals(deployment)) {
      return refused(
          "a desired state of deployment "
              + offered.deployment()
              + " came to a host of deployment "
              + deployment);
    }
    if (held.isEmpty()) {
      return Optional.empty();
    }
    return held.get().generation() > offered.generation()
        ? older(held.get(), offered)
        : sameButOther(held.get(), offered);
  }

  private static Optional<Failure> older(DesiredHost held, DesiredHost offered) {
    return refused(
        "generation "
            + offered.generation()
            + " came to a host that holds generation "
            + held.generation());
  }

  private static Optional<Failure> sameButOther(DesiredHost held, DesiredHost offered) {
    boolean same =
        held.generation() != offered.generation()
            || (held.containers().equals(offered.containers())
                && held.fileSets().equals(offered.fileSets())
                && held.identities().equals(offered.identities()));
    return same
        ? Optional.empty()
        : refused("generation " + offered.generation() + " came twice, with different content");
  }

  private static Optional<Failure> refused(String what) {
    return Optional.of(
        new Failure(
            Failure.Kind.REJECTED,
            "desired state",
            what,
            "was the controller's state restored from a backup? run controller apply once more"));
  }
}
