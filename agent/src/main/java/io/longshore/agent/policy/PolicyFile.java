package io.longshore.agent.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.longshore.policy.HostPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The policy as it stands in a file of this host. */
public final class PolicyFile implements HostRules {
  /** Who writes policies. */
  public static final int ROOT = 0;

  private static final long LARGEST = 64 * 1024;

  private final Path file;
  private final boolean required;
  private final TrustedFile trust;
  private Map<String, Object> seen = Map.of();
  private HostPolicy policy;

  private PolicyFile(Path file, boolean required, int owner) {
    this.file = file.toAbsolutePath();
    this.required = required;
    trust = new TrustedFile(owner);
  }

  /**
   * The policy in the file an administrator named, which must be there.
   *
   * @param owner user id of whoever may have written it
   */
  public static PolicyFile named(Path file, int owner) {
    return new PolicyFile(file, true, owner);
  }

  /** The policy in a file that need not be there; without it the built-in one holds. */
  public static PolicyFile usual(Path file, int owner) {
    return new PolicyFile(file, false, owner);
  }

  @Override
  public synchronized HostPolicy now() {
    try {
      Map<String, Object> stamp =
          Files.readAttributes(
              file, "unix:mode,uid,ino,size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
      if (policy == null || !stamp.equals(seen)) {
        policy = read();
        seen = stamp;
      }
    } catch (NoSuchFileException absent) {
      policy = required ? closed("it is not there") : HostPolicy.builtIn();
      seen = Map.of();
    } catch (IOException e) {
      policy = closed("it cannot be read: " + e.getMessage());
      seen = Map.of();
    }
    return policy;
  }

  @Override
  public String real(String path) throws IOException {
    return Path.of(path).toRealPath().toString();
  }

  private HostPolicy read() throws IOException {
    Optional<String> distrust = trust.distrust(file);
    if (distrust.isPresent()) {
      return closed(distrust.get());
    }
    if (Files.size(file) > LARGEST) {
      return closed("it is larger than " + LARGEST / 1024 + " KiB");
    }
    try {
      return PolicyText.read(file.toString(), Files.readString(file, UTF_8));
    } catch (IllegalArgumentException wrong) {
      return closed(wrong.getMessage());
    }
  }

  private HostPolicy closed(String trouble) {
    return HostPolicy.closed(file.toString(), trouble);
  }
}
