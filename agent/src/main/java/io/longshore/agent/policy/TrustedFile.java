package io.longshore.agent.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Judges whether a file says what its owner wrote: it and every folder above it are the owner's,
 * and nobody else may write there.
 *
 * @param owner user id of those who may have written it
 */
record TrustedFile(int owner) {
  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int STICKY = 01000;
  private static final int WRITABLE_BY_OTHERS = 0022;
  private static final int ROOT = 0;

  /** Why the file is not to be believed; empty when it is. */
  Optional<String> distrust(Path file) throws IOException {
    Stat stat = Stat.of(file);
    if ((stat.mode() & TYPE) != REGULAR) {
      return Optional.of("it is no regular file (links are not followed)");
    }
    if (stat.owner() != owner) {
      return Optional.of("it belongs to user " + stat.owner() + ", not to " + who());
    }
    if ((stat.mode() & WRITABLE_BY_OTHERS) != 0) {
      return Optional.of("others than its owner may write to it: chmod 644 " + file);
    }
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      Optional<String> open = distrustFolder(folder);
      if (open.isPresent()) {
        return open;
      }
    }
    return Optional.empty();
  }

  private Optional<String> distrustFolder(Path folder) throws IOException {
    Stat stat = Stat.of(folder.toRealPath());
    if (stat.owner() != owner && stat.owner() != ROOT) {
      return Optional.of("its folder " + folder + " belongs to user " + stat.owner());
    }
    boolean replaceable = (stat.mode() & WRITABLE_BY_OTHERS) != 0 && (stat.mode() & STICKY) == 0;
    return replaceable
        ? Optional.of("others may replace it in " + folder + ": chmod go-w " + folder)
        : Optional.empty();
  }

  private String who() {
    return owner == ROOT ? "root" : "user " + owner;
  }

  private record Stat(int owner, int mode) {
    static Stat of(Path path) throws IOException {
      Map<String, Object> seen =
          Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
      return new Stat((Integer) seen.get("uid"), (Integer) seen.get("mode"));
    }
  }
}
