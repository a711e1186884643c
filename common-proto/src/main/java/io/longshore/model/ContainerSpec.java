package io.longshore.model;

import java.util.List;
import java.util.Objects;

/**
 * One container, exactly.
 *
 * @param name its name on the host
 * @param role what it is to the workload (zookeeper, kafka, orderer, …)
 * @param run the process
 * @param networking how it is reached
 * @param mounts what is mounted into it, sorted by target
 * @param after every one of these gates is open before the container is started
 * @param ready tells a running container that serves from one that only runs
 * @param drift what is done when it is not as stated here
 * @param remade how often it was made anew without another spec, because it was changed by hand
 */
public record ContainerSpec(
    String name,
    String role,
    Run run,
    Networking networking,
    List<Mount> mounts,
    List<Gate> after,
    Gate ready,
    DriftPolicy drift,
    long remade) {
  public ContainerSpec {
    Checks.name("container", name);
    Checks.name("role", role);
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(networking, "networking");
    mounts = Checks.sorted(mounts);
    Checks.distinct("a mount target of " + name, mounts.stream().map(Mount::target));
    after = List.copyOf(after);
    Objects.requireNonNull(ready, "ready");
    Objects.requireNonNull(drift, "drift");
    Checks.count("how often " + name + " was made anew", remade);
  }

  /** A container whose drift is reported, never made anew so far. */
  public ContainerSpec(
      String name,
      String role,
      Run run,
      Networking networking,
      List<Mount> mounts,
      List<Gate> after,
      Gate ready) {
    this(name, role, run, networking, mounts, after, ready, DriftPolicy.REPORT, 0);
  }

  /** The same, with another policy for drift. */
  public ContainerSpec with(DriftPolicy policy) {
    return new ContainerSpec(name, role, run, networking, mounts, after, ready, policy, remade);
  }

  /** The same, made anew so often. */
  public ContainerSpec remade(long times) {
    return new ContainerSpec(name, role, run, networking, mounts, after, ready, drift, times);
  }
}
