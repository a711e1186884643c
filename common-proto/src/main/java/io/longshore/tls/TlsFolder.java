package io.longshore.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** Replaces an identity folder as a whole: the new one is written aside, then the two change. */
final class TlsFolder {
  private TlsFolder() {}

  /** Where the identity is in the moment between two renames. */
  static Path previous(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".previous");
  }

  static void replace(Path folder, byte[] key, byte[] certificate, byte[] authorities)
      throws IOException {
    Path place = folder.toAbsolutePath();
    Path aside = place.resolveSibling(place.getFileName() + ".writing");
    Files.createDirectories(place.getParent());
    remove(aside);
    Files.createDirectory(
        aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    write(aside.resolve(TlsFiles.KEY), key);
    write(aside.resolve(TlsFiles.CERTIFICATE), certificate);
    write(aside.resolve(TlsFiles.AUTHORITIES), authorities);
    force(aside);
    if (Files.exists(place)) {
      remove(previous(place));
      Files.move(place, previous(place), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
    force(place.getParent());
    // A crash must find one of the two; now that the new one is on disk, a key less lies about.
    remove(previous(place));
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes of) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path emptied, IOException trouble)
              throws IOException {
            if (trouble != null) {
              throw trouble;
            }
            Files.delete(emptied);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
