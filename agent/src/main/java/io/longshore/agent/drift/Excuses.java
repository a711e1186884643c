package io.longshore.agent.drift;

import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.DriftClass;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import java.util.Map;
import java.util.Optional;

/** What the spec says to leave as it is: by a field's name, or {@code files/PATH}, and why. */
final class Excuses {
  private final DesiredHost desired;

  Excuses(DesiredHost desired) {
    this.desired = desired;
  }

  /** The reason the spec gives; empty when it gives none. */
  Optional<String> of(Difference difference) {
    if (difference.reason().owedTo() != DriftClass.CORRECTIVE) {
      return Optional.empty();
    }
    return desired.containers().stream()
        .filter(spec -> concerns(spec, difference))
        .flatMap(spec -> spec.drift().ignore().entrySet().stream())
        .filter(entry -> matches(entry.getKey(), name(difference)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static boolean concerns(ContainerSpec spec, Difference difference) {
    if (!difference.ofFile()) {
      return spec.name().equals(difference.subject());
    }
    for (Mount mount : spec.mounts()) {
      if (mount.source() instanceof MountSource.Files files
          && difference.subject().startsWith("file " + files.name() + "/")) {
        return true;
      }
    }
    return false;
  }

  private static String name(Difference difference) {
    return difference.ofFile()
        ? "files" + difference.subject().substring(difference.subject().indexOf('/'))
        : difference.field();
  }

  private static boolean matches(String pattern, String name) {
    return pattern.endsWith("*")
        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
        : name.equals(pattern);
  }
}
