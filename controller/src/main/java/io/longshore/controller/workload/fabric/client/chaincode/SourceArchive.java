package io.longshore.controller.workload.fabric.client.chaincode;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SortedMap;

/**
 * A tar archive (POSIX ustar) of plain files, the same bytes for the same files. Owner and mode are
 * those that the peer's own packager writes; a peer refuses other modes.
 */
final class SourceArchive {
  private static final int RECORD = 512;
  private static final int NAME = 100;
  private static final int PREFIX = 155;
  private static final int PREFIX_AT = 345;
  private static final int CHECKSUM_AT = 148;
  private static final int MODE = 0100644;
  private static final int OWNER = 500;

  private SourceArchive() {}

  /**
   * The archive.
   *
   * @throws IllegalArgumentException if a path is longer than a tar header holds
   */
  static byte[] of(SortedMap<String, ByteString> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    files.forEach(
        (path, content) -> {
          out.writeBytes(header(path, content.size()));
          out.writeBytes(content.toByteArray());
          out.writeBytes(new byte[Math.floorMod(-content.size(), RECORD)]);
        });
    out.writeBytes(new byte[2 * RECORD]);
    return out.toByteArray();
  }

  private static byte[] header(String path, int size) {
    byte[] header = new byte[RECORD];
    int split = split(path);
    put(header, 0, path.substring(split == 0 ? 0 : split + 1).getBytes(UTF_8));
    octal(header, 100, 8, MODE);
    octal(header, 108, 8, OWNER);
    octal(header, 116, 8, OWNER);
    octal(header, 124, 12, size);
    octal(header, 136, 12, 0);
    Arrays.fill(header, CHECKSUM_AT, CHECKSUM_AT + 8, (byte) ' ');
    header[156] = '0';
    put(header, 257, "ustar\00000".getBytes(US_ASCII));
    put(header, PREFIX_AT, path.substring(0, split).getBytes(UTF_8));
    int sum = 0;
    for (byte one : header) {
      sum += one & 0xff;
    }
    octal(header, CHECKSUM_AT, 7, sum);
    return header;
  }

  /** Index of the slash between what stands in the prefix field and in the name field, or 0. */
  private static int split(String path) {
    if (length(path) <= NAME) {
      return 0;
    }
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      if (length(path.substring(slash + 1)) <= NAME && length(path.substring(0, slash)) <= PREFIX) {
        return slash;
      }
    }
    throw new IllegalArgumentException(
        "the path is too long for a chaincode package (a name of "
            + NAME
            + " bytes in folders of "
            + PREFIX
            + "): "
            + path);
  }

  private static int length(String text) {
    return text.getBytes(UTF_8).length;
  }

  private static void octal(byte[] header, int at, int width, int value) {
    String digits = Integer.toOctalString(value);
    put(header, at, ("0".repeat(width - 1 - digits.length()) + digits).getBytes(US_ASCII));
  }

  private static void put(byte[] header, int at, byte[] field) {
    System.arraycopy(field, 0, header, at, field.length);
  }
}
