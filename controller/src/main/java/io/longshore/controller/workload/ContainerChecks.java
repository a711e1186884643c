package io.longshore.controller.workload;

import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.tree.SpecPath;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Looks for breaches of the rules for every container's settings. */
final class ContainerChecks {
  /** The engine's own least, bytes. */
  private static final long LEAST_MEMORY = 6L << 20;

  private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}");

  private final ContainerSettings settings;
  private final SpecPath owner;
  private final Problems problems;

  private ContainerChecks(ContainerSettings settings, SpecPath owner, Problems problems) {
    this.settings = settings;
    this.owner = owner;
    this.problems = problems;
  }

  /** Records every breach of one placed container. */
  static void check(Placement placement, Problems problems) {
    ContainerChecks checks = new ContainerChecks(placement.settings(), placement.path(), problems);
    checks.volumes();
    checks.bounds();
    checks.hostEntries(placement.container());
  }

  private void volumes() {
    Map<String, String> taken = new HashMap<>();
    settings
        .volumes()
        .forEach(
            (name, at) -> {
              if (!isVolume(name) || !isPath(at)) {
                problems.add(
                    place("volumes." + name),
                    ContainerRules.VOLUME,
                    "\"" + name + "\" at \"" + at + "\" is no volume",
                    ContainerRules.VOLUME.fix());
              } else if (taken.putIfAbsent(at, name) != null) {
                problems.add(
                    place("volumes." + name),
                    ContainerRules.ONE_MOUNT,
                    "\"" + name + "\" and \"" + taken.get(at) + "\" are both mounted at " + at,
                    ContainerRules.ONE_MOUNT.fix());
              }
            });
  }

  private void bounds() {
    settings.stop().ifPresent(this::stop);
    long memory = settings.memory().orElse(0L);
    if (memory != 0 && memory < LEAST_MEMORY) {
      problems.add(
          place("memory"),
          ContainerRules.MEMORY,
          "memory = " + memory + " bytes is less than any container may have",
          ContainerRules.MEMORY.fix());
    }
    String user = settings.user().orElse("0");
    String[] parts = user.split(":", -1);
    boolean named = parts.length <= 2;
    for (String part : parts) {
      named &= USER.matcher(part).matches();
    }
    if (!named) {
      problems.add(
          place("user"),
          ContainerRules.USER,
          "\"" + user + "\" is no user",
          ContainerRules.USER.fix());
    }
  }

  private void stop(Duration stop) {
    if (stop.toSeconds() < 1 || stop.toSeconds() > 600) {
      problems.add(
          place("stop"),
          ContainerRules.STOP,
          "stop = " + stop.toMillis() + " ms is not within 1s to 10m",
          ContainerRules.STOP.fix());
    }
  }

  private void hostEntries(String own) {
    settings
        .hostEntries()
        .forEach(
            (name, address) -> {
              if (name.equals(own)) {
                problems.add(
                    place("host-entries." + name),
                    ContainerRules.HOST_ENTRY,
                    own + " would find its own name at " + address,
                    "remove it: the engine gives every container its own name");
              } else if (!Names.isDomain(name) || !Names.isHostAddress(address)) {
                problems.add(
                    place("host-entries." + name),
                    ContainerRules.HOST_ENTRY,
                    "\"" + name + "\" at \"" + address + "\" is no host entry",
                    ContainerRules.HOST_ENTRY.fix());
              }
            });
  }

  private SpecPath place(String key) {
    return settings.place(key).orElse(owner);
  }

  private static boolean isVolume(String name) {
    return !name.isEmpty()
        && name.length() <= 128
        && Character.isLetterOrDigit(name.charAt(0))
        && name.chars().allMatch(ContainerChecks::inName);
  }

  private static boolean isPath(String path) {
    return path.length() > 1
        && path.startsWith("/")
        && !path.endsWith("/")
        && !path.contains("//")
        && !path.contains("/../")
        && !path.endsWith("/..");
  }

  private static boolean inName(int c) {
    return c == '-' || c == '_' || c == '.' || (c < 128 && Character.isLetterOrDigit(c));
  }
}
