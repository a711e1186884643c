package io.longshore.agent.ports;

import java.util.Objects;

/**
 * A socket that listens on the host.
 *
 * @param address the address it is bound to; {@code 0.0.0.0} means every address
 * @param port 1 to 65535
 * @param inode the kernel's number for the socket
 */
public record Listening(String address, int port, long inode) {
  public Listening {
    Objects.requireNonNull(address, "address");
  }
}
