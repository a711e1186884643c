package io.longshore.controller.workload.fabric.material;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Files that end with the process. */
final class MemoryMaterialFiles implements MaterialFiles {
  private final Map<String, byte[]> files = new HashMap<>();

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path));
  }

  @Override
  public void create(String path, byte[] content) {
    files.put(path, content);
  }

  @Override
  public String place(String path) {
    return path + " (in memory)";
  }
}
