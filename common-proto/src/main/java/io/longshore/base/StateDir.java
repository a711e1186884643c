package io.longshore.base;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A place for named state that survives a crash at any moment.
 *
 * <p>What was put is found again whole, or the previous content is; nothing torn is ever returned.
 * Absent and unreadable are different answers: {@link #get} returns empty only when the name was
 * never put (or was removed), and throws when something is there that cannot be trusted.
 */
public interface StateDir {
  /**
   * Stores the content durably before it returns.
   *
   * @param name letters, digits, dot, dash and underscore; a slash makes a sub-folder
   */
  void put(String name, byte[] content) throws IOException;

  /**
   * What was last put under the name.
   *
   * @throws DamagedStateException something is there but fails its checksum, and no older whole
   *     version is left
   */
  Optional<byte[]> get(String name) throws IOException;

  /** Forgets the name and its older version. Nothing there is success. */
  void remove(String name) throws IOException;

  /** The names below a folder, sorted. */
  List<String> list(String folder) throws IOException;
}
