package io.longshore.agent.files;

import java.time.Instant;
import java.util.Objects;

/**
 * A file or folder as it lies on disk.
 *
 * @param kind what it is; links are not followed
 * @param digest of its content, {@code sha256:HEX}; empty for what is no file; a question mark and
 *     the trouble for a file that cannot be read
 * @param mode permission bits, setuid, setgid and sticky among them
 * @param owner {@code UID:GID}
 * @param changedAt when its content or its attributes were last changed
 */
public record FileSeen(Kind kind, String digest, int mode, String owner, Instant changedAt) {
  public FileSeen {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(changedAt, "changedAt");
  }

  /** What lies there. */
  public enum Kind {
    /** A file. */
    FILE,
    /** A folder. */
    FOLDER,
    /** A symbolic link. */
    LINK,
    /** A device, a pipe, a socket. */
    OTHER
  }
}
