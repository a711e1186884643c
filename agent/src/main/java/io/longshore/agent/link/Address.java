package io.longshore.agent.link;

import java.util.Arrays;
import java.util.List;

/**
 * Where a controller listens.
 *
 * @param host a name or an IPv4 address
 * @param port 1 to 65535
 */
public record Address(String host, int port) {
  /** Where controllers listen unless told otherwise. */
  public static final int LINK_PORT = 7400;

  /** Where controllers take first contacts unless told otherwise. */
  public static final int ENROLMENT_PORT = 7401;

  public Address {
    if (!host.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")) {
      throw new IllegalArgumentException("not a host name or address: '" + host + "'");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not a port between 1 and 65535: " + port);
    }
  }

  /** {@code HOST} or {@code HOST:PORT}. */
  public static Address parse(String text, int defaultPort) {
    String[] parts = text.strip().split(":", -1);
    if (parts.length == 1) {
      return new Address(parts[0], defaultPort);
    }
    if (parts.length != 2 || !parts[1].matches("\\d{1,5}")) {
      throw new IllegalArgumentException("not of the form HOST or HOST:PORT: '" + text + "'");
    }
    return new Address(parts[0], Integer.parseInt(parts[1]));
  }

  /** Several, separated by commas. */
  public static List<Address> parseAll(String text, int defaultPort) {
    return Arrays.stream(text.split(",", -1)).map(one -> parse(one, defaultPort)).toList();
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
