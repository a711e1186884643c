package io.longshore.lab.standin.settings;

import io.longshore.lab.standin.Death;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The environment variables of the process, read one by one with the real program's default where
 * unset or empty.
 */
public final class Environment {
  private final Map<String, String> variables;

  public Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  public String text(String name, String otherwise) {
    String value = variables.getOrDefault(name, "").strip();
    return value.isEmpty() ? otherwise : value;
  }

  public boolean flag(String name, boolean otherwise) throws Death {
    String value = text(name, Boolean.toString(otherwise));
    return switch (value.toLowerCase(java.util.Locale.ROOT)) {
      case "true", "t", "1" -> true;
      case "false", "f", "0" -> false;
      default ->
          throw Death.fatal(
              "failed to parse config: %s must be true or false, not '%s'", name, value);
    };
  }

  public int number(String name, int otherwise, int least, int most) throws Death {
    String value = text(name, Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Falls through to the one message for both kinds of wrong value.
    }
    throw Death.fatal(
        "failed to parse config: %s must be a number from %d to %d, not '%s'",
        name, least, most, value);
  }

  public Duration duration(String name, String otherwise) throws Death {
    String value = text(name, otherwise);
    try {
      return GoDuration.parse(value);
    } catch (IllegalArgumentException e) {
      throw Death.fatal("failed to parse config: %s is %s", name, e.getMessage());
    }
  }

  /** A path; a relative one is taken from FABRIC_CFG_PATH, as the real programs do. */
  public Path path(String name, String otherwise) {
    return resolve(text(name, otherwise));
  }

  /** Paths in the list syntax of the real program's settings: {@code [a,b]} or a single one. */
  public List<Path> paths(String name, String otherwise) {
    String value = text(name, otherwise);
    String inner =
        value.startsWith("[") && value.endsWith("]")
            ? value.substring(1, value.length() - 1)
            : value;
    return Arrays.stream(inner.split(","))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .map(this::resolve)
        .toList();
  }

  private Path resolve(String path) {
    return Path.of(text("FABRIC_CFG_PATH", "/etc/hyperledger/fabric")).resolve(path);
  }
}
