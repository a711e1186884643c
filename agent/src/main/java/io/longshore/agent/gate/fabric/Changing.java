package io.longshore.agent.gate.fabric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Values made from files, made again only when the file they hang on has changed. */
final class Changing<T> {
  /** Far more than one host has; file sets placed long ago do not pile up. */
  private static final int MAX_KEPT = 64;

  private final Map<String, Kept<T>> kept = new HashMap<>();
  private final Consumer<T> letGo;

  /** Values that are given to {@code letGo} once another takes their place. */
  Changing(Consumer<T> letGo) {
    this.letGo = letGo;
  }

  private record Kept<T>(FileTime changed, T value) {}

  /** Makes a value from files. */
  interface Making<T> {
    T make() throws IOException, GeneralSecurityException;
  }

  synchronized T get(String key, Path file, Making<T> making)
      throws IOException, GeneralSecurityException {
    FileTime changed = Files.getLastModifiedTime(file);
    Kept<T> known = kept.get(key);
    if (known != null && known.changed().equals(changed)) {
      return known.value();
    }
    if (known != null || kept.size() >= MAX_KEPT) {
      kept.values().forEach(old -> letGo.accept(old.value()));
      kept.clear();
    }
    T made = making.make();
    kept.put(key, new Kept<>(changed, made));
    return made;
  }
}
