package io.longshore.controller.workload;

import java.util.Optional;

/**
 * A port of a container published on its host.
 *
 * @param host the port on the host
 * @param container the port in the container
 */
public record PublishedPort(int host, int container) {
  /** A port as written: {@code 8080} or {@code "8080:80"}, the host's first. */
  public static Optional<PublishedPort> parse(String written) {
    int colon = written.indexOf(':');
    int host = number(colon < 0 ? written : written.substring(0, colon));
    int container = colon < 0 ? host : number(written.substring(colon + 1));
    return host > 0 && container > 0
        ? Optional.of(new PublishedPort(host, container))
        : Optional.empty();
  }

  /** As it is written. */
  public String written() {
    return host == container ? String.valueOf(host) : host + ":" + container;
  }

  private static int number(String digits) {
    boolean whole =
        !digits.isEmpty()
            && digits.length() <= 5
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = whole ? Integer.parseInt(digits) : 0;
    return port <= 65_535 ? port : 0;
  }
}
