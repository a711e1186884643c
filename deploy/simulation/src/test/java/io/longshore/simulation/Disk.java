package io.longshore.simulation;

import io.longshore.base.StateDir;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One process's way to a disk: it can be killed at each write, and the disk can be full. */
final class Disk implements StateDir {
  private final StateDir kept;
  private final Fuse fuse;
  private final Room room;

  Disk(StateDir kept, Fuse fuse, Room room) {
    this.kept = kept;
    this.fuse = fuse;
    this.room = room;
  }

  @Override
  public void put(String name, byte[] content) throws IOException {
    room.need();
    write(
        () -> {
          kept.put(name, content);
          return null;
        });
  }

  @Override
  public Optional<byte[]> get(String name) throws IOException {
    return kept.get(name);
  }

  @Override
  public void remove(String name) throws IOException {
    write(
        () -> {
          kept.remove(name);
          return null;
        });
  }

  @Override
  public List<String> list(String folder) throws IOException {
    return kept.list(folder);
  }

  private void write(java.util.concurrent.Callable<Void> effect) throws IOException {
    try {
      fuse.burn(effect);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Whether there is room on a machine's disk. */
  static final class Room {
    private boolean full;

    void full(boolean now) {
      full = now;
    }

    boolean full() {
      return full;
    }

    void need() throws IOException {
      if (full) {
        throw new IOException("no space left on device");
      }
    }
  }
}
