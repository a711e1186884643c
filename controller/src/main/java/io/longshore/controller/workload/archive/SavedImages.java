package io.longshore.controller.workload.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ListValue;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import io.longshore.base.Digest;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A file as {@code docker save} writes it: a tar (POSIX ustar) whose {@code manifest.json} names
 * its images (moby, image/tarexport).
 *
 * @param digest of the whole file
 * @param size of the whole file, bytes
 * @param images references of the images it holds
 */
public record SavedImages(Digest digest, long size, List<String> images) {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_DIGITS = 12;
  private static final int LARGEST_MANIFEST = 1 << 20;
  private static final String MANIFEST = "manifest.json";

  public SavedImages {
    images = List.copyOf(images);
  }

  /**
   * Reads the file, all of it.
   *
   * @throws IOException it cannot be read, or is no such file: the message says what is wrong
   */
  public static SavedImages read(Path file) throws IOException {
    MessageDigest hash = Digest.sha256();
    SortedSet<String> images = new TreeSet<>();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), hash)) {
      DataInputStream tar = new DataInputStream(in);
      byte[] header = new byte[BLOCK];
      while (next(tar, header)) {
        long size = size(header);
        if (name(header).equals(MANIFEST)) {
          images.addAll(named(tar, size));
          skip(tar, padded(size) - size);
        } else {
          skip(tar, padded(size));
        }
      }
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (EOFException torn) {
      throw new IOException("it ends in the middle of a file of the tar", torn);
    }
    if (images.isEmpty()) {
      throw new IOException("no manifest.json in it names an image");
    }
    return new SavedImages(
        new Digest(HexFormat.of().formatHex(hash.digest())), Files.size(file), List.copyOf(images));
  }

  private static boolean next(DataInputStream tar, byte[] header) throws IOException {
    int count = tar.readNBytes(header, 0, BLOCK);
    if (count == 0 || header[0] == 0) {
      return false;
    }
    if (count < BLOCK || !new String(header, 257, 5, US_ASCII).equals("ustar")) {
      throw new IOException("it is no tar (a compressed one is to be unpacked first)");
    }
    return true;
  }

  private static String name(byte[] header) {
    int end = 0;
    while (end < NAME && header[end] != 0) {
      end++;
    }
    return new String(header, 0, end, UTF_8);
  }

  /** Octal digits; a size beyond them is written in base 256, its first bit set (GNU tar). */
  private static long size(byte[] header) throws IOException {
    if ((header[SIZE_AT] & 0x80) != 0) {
      long size = 0;
      for (int at = SIZE_AT + SIZE_DIGITS - 8; at < SIZE_AT + SIZE_DIGITS; at++) {
        size = size << 8 | header[at] & 0xff;
      }
      return checked(size);
    }
    String digits = new String(header, SIZE_AT, SIZE_DIGITS, US_ASCII).replace('\0', ' ').strip();
    try {
      return checked(digits.isEmpty() ? 0 : Long.parseLong(digits, 8));
    } catch (NumberFormatException odd) {
      throw new IOException("a file of the tar has no size", odd);
    }
  }

  private static long checked(long size) throws IOException {
    if (size < 0 || size > Long.MAX_VALUE - BLOCK) {
      throw new IOException("a file of the tar has an absurd size");
    }
    return size;
  }

  private static long padded(long size) {
    return (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  private static void skip(DataInputStream tar, long count) throws IOException {
    byte[] buffer = new byte[64 << 10];
    for (long left = count; left > 0; ) {
      int read = tar.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new EOFException();
      }
      left -= read;
    }
  }

  private static List<String> named(DataInputStream tar, long size) throws IOException {
    if (size > LARGEST_MANIFEST) {
      throw new IOException("its manifest.json is larger than " + LARGEST_MANIFEST + " bytes");
    }
    byte[] text = new byte[(int) size];
    tar.readFully(text);
    ListValue.Builder manifest = ListValue.newBuilder();
    try {
      JsonFormat.parser().merge(new String(text, UTF_8), manifest);
    } catch (InvalidProtocolBufferException odd) {
      throw new IOException("its manifest.json is no JSON list", odd);
    }
    return manifest.getValuesList().stream()
        .map(one -> one.getStructValue().getFieldsOrDefault("RepoTags", Value.getDefaultInstance()))
        .flatMap(tags -> tags.getListValue().getValuesList().stream())
        .map(Value::getStringValue)
        .filter(tag -> !tag.isEmpty())
        .toList();
  }
}
