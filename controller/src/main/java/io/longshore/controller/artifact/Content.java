package io.longshore.controller.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Something that hosts may be given. */
public interface Content {
  /** Opens it at its beginning. */
  SeekableByteChannel open() throws IOException;

  /** A content that is at hand. */
  static Content of(byte[] bytes) {
    return () -> new BytesChannel(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
  }
}
