package io.longshore.controller.workload.fabric.material;

import io.longshore.controller.workload.fabric.material.MaterialException.Reason;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files in memory; the disk can be made to give up before a given write. */
final class FakeMaterialFiles implements MaterialFiles {
  final SortedMap<String, byte[]> files = new TreeMap<>();
  private int writesLeft = Integer.MAX_VALUE;

  void giveUpAfter(int writes) {
    writesLeft = writes;
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path)).map(byte[]::clone);
  }

  @Override
  public void create(String path, byte[] content) throws MaterialException {
    if (files.containsKey(path) || writesLeft-- == 0) {
      throw new MaterialException(Reason.DISK, place(path), "the disk gave up", "buy another");
    }
    files.put(path, content.clone());
  }

  @Override
  public String place(String path) {
    return "memory/" + path;
  }
}
