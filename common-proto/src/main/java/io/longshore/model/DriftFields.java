package io.longshore.model;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The fields of a container and its files that drift is told of, by name. */
public final class DriftFields {
  /** A mounted file: this and its path within its set. */
  public static final String FILES = "files/";

  private static final Set<String> WHOLE =
      Set.of(
          "image",
          "command",
          "entrypoint",
          "working-directory",
          "user",
          "terminal",
          "stop-seconds",
          "hostname",
          "networks",
          "memory",
          "memory-reserved",
          "cpu-nanos",
          "cpu-quota",
          "cpu-shares",
          "cpu-set",
          "pids",
          "restart-policy",
          "privileged",
          "read-only-root",
          "capabilities-added",
          "capabilities-dropped");

  /** What is followed by a name of its own: a variable's, a path, a port's number. */
  private static final List<String> NAMED =
      List.of("environment.", "mount.", "port.", "host-entry.", "aliases.", "label.", FILES);

  private DriftFields() {}

  /** Every field; of those with names of their own the beginning, with a star in its place. */
  public static SortedSet<String> all() {
    SortedSet<String> all = new TreeSet<>(WHOLE);
    NAMED.forEach(prefix -> all.add(prefix + "*"));
    return all;
  }

  /** Whether drift can be told of a field of this name. */
  public static boolean isField(String name) {
    return WHOLE.contains(name)
        || NAMED.stream()
            .anyMatch(prefix -> name.startsWith(prefix) && name.length() > prefix.length());
  }

  /** Whether it is a field, or the beginning of some with a star behind it. */
  public static boolean isPattern(String name) {
    if (!name.endsWith("*")) {
      return isField(name);
    }
    String begin = name.substring(0, name.length() - 1);
    return !begin.isEmpty()
        && (NAMED.stream().anyMatch(begin::startsWith)
            || WHOLE.stream().anyMatch(field -> field.startsWith(begin)));
  }
}
