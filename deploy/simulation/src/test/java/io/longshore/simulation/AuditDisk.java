package io.longshore.simulation;

import io.longshore.controller.audit.AuditFile;
import java.io.IOException;
import java.util.Arrays;

/** The record of deeds on the controller's disk; a process killed in a write leaves a torn end. */
final class AuditDisk implements AuditFile {
  private byte[] content = new byte[0];
  private Fuse fuse;
  private Disk.Room room;
  private Mistakes mistakes;
  private int appended;

  /** From now on a process of this fuse writes. */
  AuditDisk of(Fuse writer, Disk.Room on, Mistakes wrong) {
    mistakes = wrong;
    fuse = writer;
    room = on;
    return this;
  }

  @Override
  public byte[] read() {
    return content.clone();
  }

  @Override
  public void append(byte[] more) throws IOException {
    appended++;
    if (mistakes.recordLoses > 0 && appended % mistakes.recordLoses == 0) {
      return;
    }
    int whole = content.length;
    byte[] all = Arrays.copyOf(content, whole + more.length);
    System.arraycopy(more, 0, all, whole, more.length);
    content = Arrays.copyOf(all, whole + more.length / 2);
    room.need();
    try {
      fuse.burn(
          () -> {
            content = all;
            return null;
          });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void cut(long length) {
    if (!mistakes.recordStaysTorn) {
      content = Arrays.copyOf(content, (int) length);
    }
  }
}
