package io.longshore.model;

import java.util.Comparator;

/**
 * A TCP port of a container published on its host.
 *
 * @param address the address on the host; {@code 0.0.0.0} and {@code ::} mean every address
 * @param hostPort 1 to 65535
 * @param containerPort 1 to 65535
 */
public record PortBinding(String address, int hostPort, int containerPort)
    implements Comparable<PortBinding> {
  private static final Comparator<PortBinding> ORDER =
      Comparator.comparingInt(PortBinding::hostPort)
          .thenComparing(PortBinding::address)
          .thenComparingInt(PortBinding::containerPort);

  public PortBinding {
    Checks.text("address", address);
    Checks.port("host port", hostPort);
    Checks.port("container port", containerPort);
  }

  /** Whether both cannot be bound at once on one host. */
  public boolean clashesWith(PortBinding other) {
    return hostPort == other.hostPort
        && (address.equals(other.address) || everywhere() || other.everywhere());
  }

  private boolean everywhere() {
    return address.equals("0.0.0.0") || address.equals("::");
  }

  @Override
  public int compareTo(PortBinding other) {
    return ORDER.compare(this, other);
  }
}
