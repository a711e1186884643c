package io.longshore.controller.workload;

import io.longshore.controller.spec.tree.SpecPath;
import java.util.List;
import java.util.Objects;

/**
 * A container and where it goes, as far as the spec alone tells.
 *
 * @param host the host's name as written; it may not exist
 * @param container its name on that host
 * @param ports it publishes on the host, TCP
 * @param path where the spec places it
 */
public record Placement(String host, String container, List<Integer> ports, SpecPath path) {
  public Placement {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(container, "container");
    ports = List.copyOf(ports);
    Objects.requireNonNull(path, "path");
  }
}
