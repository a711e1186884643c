package io.longshore.controller.custody;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files with private keys, in memory. */
final class FakeSecrets implements SecretFiles {
  final SortedMap<String, byte[]> content = new TreeMap<>();
  boolean isSwept;

  @Override
  public void sweep() {
    isSwept = true;
  }

  @Override
  public List<String> names() {
    return List.copyOf(content.keySet());
  }

  @Override
  public byte[] read(String name) throws IOException {
    return content.get(name).clone();
  }

  @Override
  public void replace(String name, byte[] bytes) {
    content.put(name, bytes.clone());
  }
}
