package io.longshore.controller.http;

import java.util.Objects;
import java.util.Optional;

/**
 * Where the HTTP edge listens.
 *
 * @param host a name or an address
 * @param port 0: any free one
 */
public record HttpAddress(String host, int port) {
  /** On this machine alone. */
  public static final HttpAddress DEFAULT = new HttpAddress("127.0.0.1", 7480);

  public HttpAddress {
    Objects.requireNonNull(host, "host");
    if (host.isBlank()) {
      throw new IllegalArgumentException("an address without a host");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is outside 0 to 65535: " + port);
    }
  }

  /** Reads {@code HOST:PORT}; nothing when it is not of this form. */
  public static Optional<HttpAddress> parse(String written) {
    int colon = written.lastIndexOf(':');
    String port = written.substring(colon + 1);
    if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
      return Optional.empty();
    }
    return Optional.of(new HttpAddress(written.substring(0, colon), Integer.parseInt(port)));
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
