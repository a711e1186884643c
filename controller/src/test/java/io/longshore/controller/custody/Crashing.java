package io.longshore.controller.custody;

import io.longshore.base.StateDir;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Counts writes, and ends what goes on before the one it is told. */
final class Crashing {
  int writes;
  private int crash = Integer.MAX_VALUE;

  void before(int write) {
    writes = 0;
    crash = write;
  }

  void never() {
    before(Integer.MAX_VALUE);
  }

  private void write() throws IOException {
    if (writes >= crash) {
      throw new IOException("the power went");
    }
    writes++;
  }

  StateDir state(StateDir real) {
    return new StateDir() {
      @Override
      public void put(String name, byte[] content) throws IOException {
        write();
        real.put(name, content);
      }

      @Override
      public Optional<byte[]> get(String name) throws IOException {
        return real.get(name);
      }

      @Override
      public void remove(String name) throws IOException {
        write();
        real.remove(name);
      }

      @Override
      public List<String> list(String folder) throws IOException {
        return real.list(folder);
      }
    };
  }

  SecretFiles files(SecretFiles real) {
    return new SecretFiles() {
      @Override
      public void sweep() throws IOException {
        real.sweep();
      }

      @Override
      public List<String> names() throws IOException {
        return real.names();
      }

      @Override
      public byte[] read(String name) throws IOException {
        return real.read(name);
      }

      @Override
      public void replace(String name, byte[] content) throws IOException {
        write();
        real.replace(name, content);
      }
    };
  }
}
