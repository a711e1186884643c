package io.longshore.agent.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What an engine is sent to build an image: a tar (POSIX ustar) of a Dockerfile and a file. */
final class BuildContext {
  private static final int RECORD = 512;
  private static final int CHECKSUM_AT = 148;

  private BuildContext() {}

  /** The tar; whoever reads it to its end has the file read too. */
  static InputStream of(String dockerfile, String name, Path file) throws IOException {
    byte[] text = dockerfile.getBytes(UTF_8);
    long size = Files.size(file);
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                bytes(header("Dockerfile", text.length)),
                bytes(text),
                bytes(padding(text.length)),
                bytes(header(name, size)),
                Files.newInputStream(file),
                bytes(padding(size)),
                bytes(new byte[2 * RECORD]))));
  }

  private static InputStream bytes(byte[] content) {
    return new ByteArrayInputStream(content);
  }

  private static byte[] padding(long size) {
    return new byte[Math.floorMod(-size, RECORD)];
  }

  private static byte[] header(String name, long size) {
    byte[] header = new byte[RECORD];
    put(header, 0, name);
    put(header, 100, "0000644\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    put(header, 124, String.format("%011o\0", size));
    put(header, 136, "00000000000\0");
    Arrays.fill(header, CHECKSUM_AT, CHECKSUM_AT + 8, (byte) ' ');
    header[156] = '0';
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte one : header) {
      sum += one & 0xff;
    }
    put(header, CHECKSUM_AT, String.format("%06o\0 ", sum));
    return header;
  }

  private static void put(byte[] header, int at, String field) {
    byte[] bytes = field.getBytes(US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
