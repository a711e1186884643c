package io.longshore.controller.workload.fabric.material;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.longshore.controller.workload.fabric.material.MaterialException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A directory: files 0600, folders 0700, each file written aside, synced and renamed. */
final class DiskMaterialFiles implements MaterialFiles {
  /** How the name ends of a file that is being written, or that a crash left so. */
  static final String ASIDE = ".new";

  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(OWNER_FILE);
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path root;

  DiskMaterialFiles(Path root) {
    this.root = root;
  }

  @Override
  public Optional<byte[]> read(String path) throws MaterialException {
    Path file = root.resolve(path);
    try {
      Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
      others.removeAll(PosixFilePermissions.fromString("rwx------"));
      if (!others.isEmpty()) {
        throw new MaterialException(
            Reason.EXPOSED,
            place(path),
            "others than its owner may read it",
            "chmod 600 " + place(path) + "; if others could log in, found the network anew");
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw disk(path, e);
    }
  }

  @Override
  public void create(String path, byte[] content) throws MaterialException {
    Path file = root.resolve(path);
    try {
      makeFolder(file.getParent());
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      put(file, content);
    } catch (IOException e) {
      throw disk(path, e);
    }
  }

  @Override
  public String place(String path) {
    return root.resolve(path).toString();
  }

  /** Writes a file whole and durably, whether there was one or not; its folder is there. */
  static void put(Path file, byte[] content) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ASIDE);
    Files.deleteIfExists(aside);
    try (FileChannel channel = FileChannel.open(aside, Set.of(CREATE_NEW, WRITE), FILE)) {
      ByteBuffer remaining = ByteBuffer.wrap(content);
      while (remaining.hasRemaining()) {
        channel.write(remaining);
      }
      channel.force(true);
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    sync(file.getParent());
  }

  private static void makeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    makeFolder(parent);
    Files.createDirectory(folder, FOLDER);
    sync(parent);
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }

  private MaterialException disk(String path, IOException e) {
    return new MaterialException(
        Reason.DISK,
        place(path),
        e.getClass().getSimpleName() + ": " + e.getMessage(),
        "look at the folder's owner, its free space and the disk",
        e);
  }
}
