package io.longshore.controller.audit;

import java.io.IOException;

/** A file that only grows. */
public interface AuditFile {
  /** Everything in it. */
  byte[] read() throws IOException;

  /** Adds these bytes durably before it returns. */
  void append(byte[] content) throws IOException;

  /** Forgets what lies behind this length: the torn end of a write that never returned. */
  void cut(long length) throws IOException;
}
