package io.longshore.controller.importing.compose;

import io.longshore.controller.importing.Place;
import java.util.Objects;

/**
 * A volume or a folder of the host, mounted.
 *
 * @param source a volume's name, a path, or empty for a nameless volume
 * @param target the path in the container
 * @param place where it is written
 */
public record MountedPath(String source, String target, Place place) {
  public MountedPath {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(place, "place");
  }

  /** Whether the source is a volume with a name. */
  public boolean isNamedVolume() {
    return !source.isEmpty() && !isFolder();
  }

  /** Whether the source is a path of the host. */
  public boolean isFolder() {
    return source.startsWith(".") || source.startsWith("/") || source.startsWith("~");
  }

  /** Whether what lies at a path in the container lies on this. */
  public boolean covers(String path) {
    String at = target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
    return path.equals(at) || path.startsWith(at + "/");
  }

  /** Reads {@code source:target[:mode]} or {@code target}. */
  static MountedPath parse(String written, Place place) {
    String[] parts = written.strip().split(":", -1);
    return parts.length == 1
        ? new MountedPath("", parts[0], place)
        : new MountedPath(parts[0], parts[1], place);
  }
}
