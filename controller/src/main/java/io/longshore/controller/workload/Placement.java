package io.longshore.controller.workload;

import io.longshore.controller.spec.tree.SpecPath;
import java.util.List;
import java.util.Objects;

/**
 * A container and where it goes, as far as the spec alone tells.
 *
 * @param host the host's name as written; it may not exist
 * @param container its name on that host
 * @param image what it runs
 * @param ports it publishes on the host, TCP
 * @param settings what is set for it
 * @param path where the spec places it
 */
public record Placement(
    String host,
    String container,
    String image,
    List<Integer> ports,
    ContainerSettings settings,
    SpecPath path) {
  public Placement {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(container, "container");
    Objects.requireNonNull(image, "image");
    ports = List.copyOf(ports);
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(path, "path");
  }
}
