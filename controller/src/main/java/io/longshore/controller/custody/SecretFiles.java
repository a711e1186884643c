package io.longshore.controller.custody;

import java.io.IOException;
import java.util.List;

/** Files that hold private keys, as they lie on the disk. */
public interface SecretFiles {
  /** Removes what interrupted writes left behind; there may be a key in it. */
  void sweep() throws IOException;

  /** The names of those that are there, sorted; the names that a {@link Vault} knows them by. */
  List<String> names() throws IOException;

  /** What the file holds, sealed or not. */
  byte[] read(String name) throws IOException;

  /**
   * Replaces the file whole and durably, and leaves nothing of what it held before, no older
   * version either.
   */
  void replace(String name, byte[] content) throws IOException;
}
