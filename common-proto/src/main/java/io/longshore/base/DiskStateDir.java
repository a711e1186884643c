package io.longshore.base;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * State as files: each begins with its own SHA-256, is written aside, forced to disk, renamed into
 * place, and its folder is forced too. The version before it is kept beside it.
 */
public final class DiskStateDir implements StateDir {
  private static final String OLDER = ".previous";
  private static final String ASIDE = ".writing";
  private static final int HEADER = 65;
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private final Path root;

  /** State below this folder, which is made if it is missing (mode 0700). */
  public DiskStateDir(Path root) throws IOException {
    this.root = root.toAbsolutePath();
    folder(this.root);
  }

  @Override
  public synchronized void put(String name, byte[] content) throws IOException {
    Path file = path(name);
    folder(file.getParent());
    Path aside = file.resolveSibling(file.getFileName() + ASIDE);
    Files.deleteIfExists(aside);
    Files.createFile(aside, PosixFilePermissions.asFileAttribute(FILE));
    try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      write(channel, (Digest.of(content).hex() + "\n").getBytes(US_ASCII));
      write(channel, content);
      channel.force(true);
    }
    keepOlder(file);
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    force(file.getParent());
  }

  @Override
  public synchronized Optional<byte[]> get(String name) throws IOException {
    Path file = path(name);
    Optional<byte[]> stored = read(file);
    if (stored.isEmpty()) {
      Path older = file.resolveSibling(file.getFileName() + OLDER);
      if (!Files.exists(file) && !Files.exists(older)) {
        return Optional.empty();
      }
      stored = read(older);
    }
    if (stored.isEmpty()) {
      throw new DamagedStateException(file + " fails its checksum and no older version is whole");
    }
    return stored;
  }

  @Override
  public synchronized void remove(String name) throws IOException {
    Path file = path(name);
    Files.deleteIfExists(file.resolveSibling(file.getFileName() + ASIDE));
    Files.deleteIfExists(file.resolveSibling(file.getFileName() + OLDER));
    Files.deleteIfExists(file);
    if (Files.isDirectory(file.getParent())) {
      force(file.getParent());
    }
  }

  @Override
  public List<String> list(String folder) throws IOException {
    Path place = folder.isEmpty() ? root : path(folder);
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(OLDER) && !name.endsWith(ASIDE))
          .sorted()
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  private Path path(String name) {
    if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
        || name.endsWith(OLDER)
        || name.endsWith(ASIDE)) {
      throw new IllegalArgumentException("not a name for state: " + name);
    }
    return root.resolve(name);
  }

  /** A link to the current content, so that a crash between the two renames still finds one. */
  private static void keepOlder(Path file) throws IOException {
    if (read(file).isEmpty()) {
      return;
    }
    Path older = file.resolveSibling(file.getFileName() + OLDER);
    Files.deleteIfExists(older);
    Files.createLink(older, file);
  }

  private static Optional<byte[]> read(Path file) throws IOException {
    byte[] all;
    try {
      all = Files.readAllBytes(file);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    if (all.length < HEADER) {
      return Optional.empty();
    }
    byte[] content = Arrays.copyOfRange(all, HEADER, all.length);
    String header = new String(all, 0, HEADER, US_ASCII);
    return header.equals(Digest.of(content).hex() + "\n") ? Optional.of(content) : Optional.empty();
  }

  private static void write(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(content);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void folder(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      return;
    }
    if (place.getParent() != null) {
      Files.createDirectories(place.getParent());
    }
    try {
      Files.createDirectory(place, PosixFilePermissions.asFileAttribute(FOLDER));
      force(place.getParent());
    } catch (FileAlreadyExistsException another) {
      if (!Files.isDirectory(place)) {
        throw another;
      }
    }
  }
}
