package io.longshore.policy;

import io.longshore.model.ContainerSpec;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Something dangerous that a host's policy lets some containers have all the same.
 *
 * @param name what it is called in plans and reports
 * @param reason why it is allowed
 * @param hostPath the path that may be mounted; empty when it is not about a path
 * @param hostNetwork whether it is about the host's own network
 * @param roles of the containers it is for; empty means any
 * @param containers names of the containers it is for; empty means any
 * @param images of the containers it is for; empty means any
 */
public record Exemption(
    String name,
    String reason,
    Optional<String> hostPath,
    boolean hostNetwork,
    SortedSet<String> roles,
    List<NamePattern> containers,
    List<NamePattern> images) {
  public Exemption {
    Objects.requireNonNull(name, "name");
    if (reason.isBlank()) {
      throw new IllegalArgumentException("the exception " + name + " has no reason");
    }
    hostPath = hostPath.map(HostPaths::normal);
    if (hostPath.isPresent() == hostNetwork) {
      throw new IllegalArgumentException(
          "the exception " + name + " is for either a host-path or network = host");
    }
    roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
    containers = containers.stream().sorted().toList();
    images = images.stream().sorted().toList();
    if (roles.isEmpty() && containers.isEmpty() && images.isEmpty()) {
      throw new IllegalArgumentException(
          "the exception " + name + " is for everyone: name roles, containers or images");
    }
  }

  /** Whether it is meant for this container. */
  boolean covers(ContainerSpec spec) {
    return (roles.isEmpty() || roles.contains(spec.role()))
        && (containers.isEmpty() || any(containers, spec.name()))
        && (images.isEmpty() || any(images, spec.run().image()));
  }

  private static boolean any(List<NamePattern> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(name));
  }
}
