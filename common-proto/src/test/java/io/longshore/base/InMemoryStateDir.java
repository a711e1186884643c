package io.longshore.base;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** State that lives as long as the test; it can refuse writes and hold damaged content. */
public final class InMemoryStateDir implements StateDir {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  private final TreeMap<String, byte[]> content = new TreeMap<>();
  private final TreeMap<String, String> damaged = new TreeMap<>();
  private int puts;
  private int failingPut = -1;

  /** Makes the put after this many more fail, storing nothing, as a full disk would. */
  public void failPutAfter(int more) {
    failingPut = puts + more;
  }

  /** Makes what is under the name unreadable. */
  public void damage(String name) {
    damaged.put(name, "damaged on purpose");
  }

  /** How many puts succeeded. */
  public int puts() {
    return puts;
  }

  @Override
  public void put(String name, byte[] bytes) throws IOException {
    check(name);
    if (puts == failingPut) {
      failingPut = -1;
      throw new IOException("no space left on device");
    }
    puts++;
    damaged.remove(name);
    content.put(name, bytes.clone());
  }

  @Override
  public Optional<byte[]> get(String name) throws IOException {
    check(name);
    if (damaged.containsKey(name)) {
      throw new DamagedStateException(name + " is " + damaged.get(name));
    }
    return Optional.ofNullable(content.get(name)).map(byte[]::clone);
  }

  @Override
  public void remove(String name) {
    check(name);
    damaged.remove(name);
    content.remove(name);
  }

  @Override
  public List<String> list(String folder) {
    String start = folder.isEmpty() ? "" : folder + "/";
    return content.keySet().stream()
        .filter(name -> name.startsWith(start))
        .map(name -> name.substring(start.length()))
        .filter(name -> name.indexOf('/') < 0)
        .toList();
  }

  private static void check(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name for state: " + name);
    }
  }
}
