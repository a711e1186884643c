package io.longshore.base;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;

/** One content on its way into an {@link ArtifactFolder}, hashed as it is written. */
public final class ArtifactWriting implements AutoCloseable {
  /** More than any archive of images; a size beyond it is a mistake or an attack. */
  private static final long LARGEST = 64L << 30;

  private static final int BUFFER = 256 << 10;

  private final ArtifactFolder folder;
  private final Digest digest;
  private final long size;
  private final Path part;
  private final FileChannel channel;
  private final MessageDigest hash = Digest.sha256();
  private long offset;

  ArtifactWriting(ArtifactFolder folder, Digest digest, long size, Path part) throws IOException {
    if (size < 0 || size > LARGEST) {
      throw refused(digest, "has a size outside 0 to " + LARGEST + " bytes: " + size);
    }
    this.folder = folder;
    this.digest = digest;
    this.size = size;
    this.part = part;
    if (Files.exists(part, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(part);
    }
    channel =
        FileChannel.open(
            part,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    boolean begun = false;
    try {
      goOn();
      begun = true;
    } finally {
      if (!begun) {
        channel.close();
      }
    }
  }

  private void goOn() throws IOException {
    if (channel.size() > size) {
      channel.truncate(0);
    }
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    while (channel.read(buffer) > 0) {
      buffer.flip();
      offset += buffer.remaining();
      hash.update(buffer);
      buffer.clear();
    }
  }

  /** How many bytes are there: where the next are to begin. */
  public long offset() {
    return offset;
  }

  /**
   * Adds the next bytes.
   *
   * @throws FailureException of kind REJECTED: they would make it longer than it is
   */
  public void add(ByteBuffer bytes) throws IOException {
    if (bytes.remaining() > size - offset) {
      throw forgotten("holds more than its " + size + " bytes");
    }
    hash.update(bytes.duplicate());
    offset += bytes.remaining();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * Keeps it, durably, if it is what it was said to be; otherwise nothing of it is kept.
   *
   * @throws FailureException of kind RETRY: bytes are missing, and can be brought yet; of kind
   *     REJECTED: it is another content
   */
  public void finish() throws IOException {
    if (offset < size) {
      throw new Failure(
              Failure.Kind.RETRY,
              "artifact " + digest.brief(),
              offset + " of its " + size + " bytes have come",
              "")
          .toException();
    }
    String found = HexFormat.of().formatHex(hash.digest());
    if (!found.equals(digest.hex())) {
      throw forgotten("has another SHA-256: " + found);
    }
    channel.force(true);
    folder.keep(digest, part);
  }

  /** Ends this try; what has come so far waits for the next. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      folder.ended(digest);
    }
  }

  private FailureException forgotten(String what) throws IOException {
    channel.truncate(0);
    Files.deleteIfExists(part);
    return refused(digest, what);
  }

  private static FailureException refused(Digest digest, String what) {
    return new Failure(
            Failure.Kind.REJECTED,
            "artifact " + digest.brief(),
            "what came for it " + what,
            "nothing of it was kept")
        .toException();
  }
}
