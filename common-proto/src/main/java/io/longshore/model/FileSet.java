package io.longshore.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    Checks.distinct("a file of " + name, files.stream().map(FileEntry::path));
    Set<String> paths = files.stream().map(FileEntry::path).collect(Collectors.toSet());
    for (String path : paths) {
      for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
        if (paths.contains(path.substring(0, slash))) {
          throw new IllegalArgumentException(
              path.substring(0, slash) + " of " + name + " is both a file and a folder");
        }
      }
    }
  }
}
