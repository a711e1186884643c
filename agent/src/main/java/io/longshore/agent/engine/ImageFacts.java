package io.longshore.agent.engine;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an image says of the containers made from it.
 *
 * @param environment variables, {@code NAME=value}
 * @param command arguments where the spec states none
 * @param entrypoint what the arguments are given to
 * @param workingDirectory empty when it says none
 * @param user empty when it says none
 * @param volumes paths for which the engine makes a volume without a name
 */
public record ImageFacts(
    List<String> environment,
    List<String> command,
    List<String> entrypoint,
    String workingDirectory,
    String user,
    SortedSet<String> volumes) {
  /** Of an image that says nothing. */
  public static final ImageFacts NONE =
      new ImageFacts(List.of(), List.of(), List.of(), "", "", new TreeSet<>());

  public ImageFacts {
    environment = List.copyOf(environment);
    command = List.copyOf(command);
    entrypoint = List.copyOf(entrypoint);
    Objects.requireNonNull(workingDirectory, "workingDirectory");
    Objects.requireNonNull(user, "user");
    volumes = Collections.unmodifiableSortedSet(new TreeSet<>(volumes));
  }
}
