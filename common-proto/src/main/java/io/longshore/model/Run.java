package io.longshore.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The process a container runs.
 *
 * @param image the image reference as the spec states it
 * @param command arguments for the image's entry point; empty means the image's own
 * @param environment variables the spec states; the image adds its own
 * @param workingDirectory absolute; empty means the image's own
 * @param user user or user:group; empty means the image's own
 * @param terminal whether it has a terminal and an open standard input
 * @param stopSeconds between SIGTERM and SIGKILL, 1 to 600
 * @param memoryBytes the limit; 0 means none
 */
public record Run(
    String image,
    List<String> command,
    SortedMap<String, String> environment,
    Optional<String> workingDirectory,
    Optional<String> user,
    boolean terminal,
    int stopSeconds,
    long memoryBytes) {

  /** Docker's own default between SIGTERM and SIGKILL, seconds. */
  public static final int DEFAULT_STOP_SECONDS = 10;

  public Run {
    Checks.text("image", image);
    command = List.copyOf(command);
    command.forEach(word -> Checks.withoutNul("a word of the command", word));
    environment = Checks.sorted(environment);
    environment.keySet().forEach(Checks::variable);
    environment.forEach((name, value) -> Checks.withoutNul("variable " + name, value));
    workingDirectory.ifPresent(path -> Checks.text("working directory", path));
    user.ifPresent(name -> Checks.text("user", name));
    if (stopSeconds < 1 || stopSeconds > 600) {
      throw new IllegalArgumentException("stop seconds are outside 1 to 600: " + stopSeconds);
    }
    Checks.count("memory", memoryBytes);
  }

  /** The same with this command. */
  public Run with(List<String> otherCommand) {
    return new Run(
        image,
        otherCommand,
        environment,
        workingDirectory,
        user,
        terminal,
        stopSeconds,
        memoryBytes);
  }

  /** The image with these variables and everything else as the image says. */
  public static Run of(String image, Map<String, String> environment) {
    return new Run(
        image,
        List.of(),
        Checks.sorted(environment),
        Optional.empty(),
        Optional.empty(),
        false,
        DEFAULT_STOP_SECONDS,
        0);
  }
}
