package io.longshore.model;

import java.util.Objects;

/**
 * A TCP port of the host that something other than this deployment holds.
 *
 * @param address the address it is bound to; {@code 0.0.0.0} means every address
 * @param port 1 to 65535
 * @param holder who holds it, as a person would look for it
 */
public record PortInUse(String address, int port, String holder) {
  public PortInUse {
    Objects.requireNonNull(address, "address");
    Checks.port("port in use", port);
    Objects.requireNonNull(holder, "holder");
  }
}
