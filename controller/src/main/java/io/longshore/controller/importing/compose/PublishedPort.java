package io.longshore.controller.importing.compose;

import io.longshore.controller.importing.Place;
import java.util.Objects;
import java.util.Optional;

/**
 * A port of a container published on its host.
 *
 * @param address on the host; empty for all of them
 * @param host the port on the host; 0 for any
 * @param container the port in the container
 * @param place where it is written
 */
public record PublishedPort(String address, int host, int container, Place place) {
  public PublishedPort {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(place, "place");
  }

  /** Whether it is open on all of the host's addresses. */
  public boolean isOpen() {
    return address.isEmpty() || address.equals("0.0.0.0");
  }

  /** Reads {@code 80}, {@code 8080:80}, {@code 127.0.0.1:8080:80}, any of them with /tcp. */
  static Optional<PublishedPort> parse(String written, Place place) {
    int slash = written.indexOf('/');
    if (slash >= 0 && !written.substring(slash).equals("/tcp")) {
      return Optional.empty();
    }
    String[] parts = (slash < 0 ? written : written.substring(0, slash)).strip().split(":", -1);
    if (parts.length > 3) {
      return Optional.empty();
    }
    int container = number(parts[parts.length - 1]);
    int host =
        parts.length == 1
            ? 0
            : parts[parts.length - 2].isEmpty() ? 0 : number(parts[parts.length - 2]);
    String address = parts.length == 3 ? parts[0] : "";
    return container < 1 || host < 0
        ? Optional.empty()
        : Optional.of(new PublishedPort(address, host, container, place));
  }

  private static int number(String digits) {
    boolean whole =
        !digits.isEmpty()
            && digits.length() <= 5
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = whole ? Integer.parseInt(digits) : -1;
    return port <= 65_535 ? port : -1;
  }
}
