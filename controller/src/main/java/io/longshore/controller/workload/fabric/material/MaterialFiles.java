package io.longshore.controller.workload.fabric.material;

import java.util.Optional;

/** The files of a material store, by their path relative to it. */
interface MaterialFiles {
  /**
   * A file's content, or empty if there is no such file.
   *
   * @throws MaterialException DISK, or EXPOSED if others may read it
   */
  Optional<byte[]> read(String path) throws MaterialException;

  /**
   * Writes a file that does not exist yet: afterwards it is on the disk, whole, for its owner's
   * eyes only; or it is not there.
   *
   * @throws MaterialException DISK
   */
  void create(String path, byte[] content) throws MaterialException;

  /** Where a file is, for messages. */
  String place(String path);
}
