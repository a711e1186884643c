package io.longshore.base;

import java.io.IOException;

/** State is on disk but fails its checksum: it must not be read as "nothing there". */
public final class DamagedStateException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * A damaged file.
   *
   * @param what the file, and how it is damaged
   */
  public DamagedStateException(String what) {
    super(what);
  }
}
