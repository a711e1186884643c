package io.longshore.model;

import java.util.Objects;

/**
 * One file of a file set.
 *
 * @param path relative to the set, parts joined by a slash; {@code ..} has no place in it. The part
 *     {@code {ski}} stands for the hex SHA-256 of the identity's uncompressed public point, the
 *     name Fabric's key store looks for.
 * @param mode permission bits, 0 to 0777
 * @param content what it holds
 */
public record FileEntry(String path, int mode, FileContent content)
    implements Comparable<FileEntry> {
  public FileEntry {
    checkPath(path);
    if (mode < 0 || mode > 0777) {
      throw new IllegalArgumentException(
          "mode is outside 0 to 0777: " + Integer.toOctalString(mode));
    }
    Objects.requireNonNull(content, "content");
  }

  static void checkPath(String path) {
    if (path.length() > 255) {
      throw new IllegalArgumentException(
          "a path holds at most 255 characters: " + Checks.shown(path));
    }
    for (String part : path.split("/", -1)) {
      if (!part.matches("[A-Za-z0-9{_@+-][A-Za-z0-9._@{}+-]*")) {
        throw new IllegalArgumentException("not a path within a file set: " + Checks.shown(path));
      }
    }
  }

  @Override
  public int compareTo(FileEntry other) {
    return path.compareTo(other.path);
  }
}
