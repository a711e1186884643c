package io.longshore.controller.workload.fabric.client.chaincode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * A gzip stream (RFC 1952) whose blocks are stored, not compressed. Compressed bytes depend on the
 * zlib at hand; these depend on the content alone, so that a package's hash is the same whichever
 * machine made it.
 */
final class StoredGzip {
  private static final int LONGEST_BLOCK = 0xFFFF;
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  private StoredGzip() {}

  static byte[] of(byte[] content) {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream(content.length + content.length / 1000 + 32);
    out.writeBytes(HEADER);
    int at = 0;
    do {
      int length = Math.min(LONGEST_BLOCK, content.length - at);
      boolean last = at + length == content.length;
      out.write(last ? 1 : 0);
      out.writeBytes(little(4).putShort((short) length).putShort((short) ~length).array());
      out.write(content, at, length);
      at += length;
    } while (at < content.length);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    out.writeBytes(little(8).putInt((int) checksum.getValue()).putInt(content.length).array());
    return out.toByteArray();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
