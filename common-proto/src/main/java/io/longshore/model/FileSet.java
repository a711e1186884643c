package io.longshore.model;

import java.util.List;

/**
 * A folder of files that appears on the host as one, or not at all.
 *
 * @param name unique on the host
 * @param files sorted by path
 */
public record FileSet(String name, List<FileEntry> files) {
  public FileSet {
    Checks.name("file set", name);
    files = Checks.sorted(files);
  }
}
