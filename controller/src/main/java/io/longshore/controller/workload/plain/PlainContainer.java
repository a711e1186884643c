package io.longshore.controller.workload.plain;

import io.longshore.controller.spec.tree.SpecPath;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A container as written.
 *
 * @param name its name on the host, and among the containers of the spec
 * @param host where it runs
 * @param image its image
 * @param command arguments for the image's entry point; empty means the image's own
 * @param environment variables
 * @param ports published on the host's address
 * @param volumes the path each named volume is mounted at, by the volume's name
 * @param user user or user:group
 * @param memoryBytes the limit; 0 means none
 * @param stop between asking it to end and ending it
 * @param path where it is written
 */
record PlainContainer(
    String name,
    String host,
    String image,
    List<String> command,
    SortedMap<String, String> environment,
    List<PublishedPort> ports,
    SortedMap<String, String> volumes,
    Optional<String> user,
    long memoryBytes,
    Duration stop,
    SpecPath path) {
  PlainContainer {
    command = List.copyOf(command);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    ports = List.copyOf(ports);
    volumes = Collections.unmodifiableSortedMap(new TreeMap<>(volumes));
  }
}
