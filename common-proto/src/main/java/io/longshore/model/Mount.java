package io.longshore.model;

import java.util.Objects;

/**
 * Something mounted into a container.
 *
 * @param target absolute path in the container
 * @param source where it comes from
 * @param readOnly whether the container may not write to it; always so for placed files
 */
public record Mount(String target, MountSource source, boolean readOnly)
    implements Comparable<Mount> {
  public Mount {
    if (!Checks.text("mount target", target).startsWith("/")) {
      throw new IllegalArgumentException("a mount target is absolute: " + Checks.shown(target));
    }
    Objects.requireNonNull(source, "source");
    if (source instanceof MountSource.Files && !readOnly) {
      throw new IllegalArgumentException(
          "placed files are mounted read-only, so that no container can lay links among them: "
              + Checks.shown(target));
    }
  }

  @Override
  public int compareTo(Mount other) {
    return target.compareTo(other.target);
  }
}
