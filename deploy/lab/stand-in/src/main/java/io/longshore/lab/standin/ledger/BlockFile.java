package io.longshore.lab.standin.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.hyperledger.fabric.protos.common.Block;

/**
 * The blocks of one channel in one append-only file: per block its length, a checksum, its bytes. A
 * block is on the disk when {@link #append} returns. A last record that was cut short by a crash is
 * dropped at the next start; damage before the end is refused, because dropping what follows it
 * would lose acknowledged blocks.
 */
public final class BlockFile implements AutoCloseable {
  private static final int HEAD = 8;

  private final Path path;
  private final FileChannel channel;
  private final List<Long> positions = new ArrayList<>();
  private volatile long height;
  private long end;

  private BlockFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Opens the file, makes it when it is not there, and drops a torn last record. */
  public static BlockFile open(Path path) throws IOException, LedgerException {
    Files.createDirectories(path.getParent());
    boolean isNew = !Files.exists(path);
    BlockFile file =
        new BlockFile(
            path,
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    if (isNew) {
      try (FileChannel directory = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
    file.recover();
    return file;
  }

  /** How many blocks there are. */
  public long height() {
    return height;
  }

  /** The block of this number, from 0 to below the height. */
  public Block block(long number) throws IOException {
    long position;
    synchronized (this) {
      position = positions.get(Math.toIntExact(number));
    }
    ByteBuffer head = read(position, HEAD);
    return Block.parseFrom(read(position + HEAD, head.getInt()));
  }

  /** Adds the next block and returns when it is on the disk. */
  public synchronized void append(Block block) throws IOException {
    if (block.getHeader().getNumber() != height) {
      throw new IllegalArgumentException(
          "block " + block.getHeader().getNumber() + " does not follow height " + height);
    }
    byte[] bytes = block.toByteArray();
    ByteBuffer record = ByteBuffer.allocate(HEAD + bytes.length);
    record.putInt(bytes.length).putInt(checksum(ByteBuffer.wrap(bytes))).put(bytes).flip();
    long position = end;
    while (record.hasRemaining()) {
      position += channel.write(record, position);
    }
    channel.force(false);
    positions.add(end);
    end = position;
    height++;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void recover() throws IOException, LedgerException {
    long size = channel.size();
    while (end < size) {
      long length = size - end < HEAD ? -1 : Integer.toUnsignedLong(read(end, HEAD).getInt());
      boolean whole = length > 0 && end + HEAD + length <= size;
      if (!whole || !matches(end, (int) length)) {
        if (whole && end + HEAD + length < size) {
          throw new LedgerException(
              "block %d in %s is damaged and more follows it; restore the file, or remove it to read the channel anew"
                  .formatted(height, path));
        }
        channel.truncate(end);
        channel.force(true);
        return;
      }
      positions.add(end);
      end += HEAD + length;
      height++;
    }
  }

  private boolean matches(long position, int length) throws IOException {
    int expected = read(position, HEAD).getInt(4);
    return checksum(read(position + HEAD, length)) == expected;
  }

  private ByteBuffer read(long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new IOException(path + " ended early at " + (position + buffer.position()));
      }
    }
    return buffer.flip();
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return (int) checksum.getValue();
  }
}
