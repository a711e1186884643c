package io.longshore.controller.workload.archive;

import io.longshore.base.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The archives beside a spec that were read, by their digest. */
public final class ArchiveFiles {
  private final SortedMap<Digest, Path> files = new TreeMap<>();

  /** Reads one. */
  SavedImages read(Path file) throws IOException {
    SavedImages saved = SavedImages.read(file);
    files.put(saved.digest(), file);
    return saved;
  }

  /** Where each lies. */
  public SortedMap<Digest, Path> all() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }
}
