package io.longshore.agent.files;

import java.util.Objects;

/**
 * A file or folder as it is to lie on disk.
 *
 * @param kind what it is
 * @param digest of its content, {@code sha256:HEX}; empty for a folder
 * @param mode permission bits
 */
public record FileWanted(FileSeen.Kind kind, String digest, int mode) {
  public FileWanted {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(digest, "digest");
  }
}
