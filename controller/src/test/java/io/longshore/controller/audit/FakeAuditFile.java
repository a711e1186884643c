package io.longshore.controller.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** A file in memory; when full it writes half and fails. */
public final class FakeAuditFile implements AuditFile {
  byte[] content = new byte[0];
  boolean full;

  @Override
  public byte[] read() {
    return content.clone();
  }

  @Override
  public void append(byte[] more) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(content);
    all.write(full ? Arrays.copyOf(more, more.length / 2) : more);
    content = all.toByteArray();
    if (full) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public void cut(long length) {
    content = Arrays.copyOf(content, (int) length);
  }
}
