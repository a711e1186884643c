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
 */
public record ContainerSpec(
    String name,
    String role,
    Run run,
    Networking networking,
    List<Mount> mounts,
    List<Gate> after,
    Gate ready) {
  public ContainerSpec {
    Checks.name("container", name);
    Checks.name("role", role);
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(networking, "networking");
    mounts = Checks.sorted(mounts);
    Checks.distinct("a mount target of " + name, mounts.stream().map(Mount::target));
    after = List.copyOf(after);
    Objects.requireNonNull(ready, "ready");
  }
}
