package io.longshore.agent.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Folders that may hold more than is wanted. Links are never followed, not even one that somebody
 * puts in a folder's place meanwhile: what lies in an open folder is reached through it alone.
 */
final class Folders {
  private Folders() {}

  /** The folders below one, sorted. */
  static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  /** Opens a folder whose own path nobody else can change. */
  static SecureDirectoryStream<Path> open(Path folder) throws IOException {
    return secure(Files.newDirectoryStream(folder));
  }

  /** Opens a folder in an open one; a link in its place is an error. */
  static SecureDirectoryStream<Path> open(SecureDirectoryStream<Path> in, Path name)
      throws IOException {
    return in.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
  }

  /** What lies under a name of an open folder, itself and not what it leads to. */
  static Optional<BasicFileAttributes> look(SecureDirectoryStream<Path> in, Path name)
      throws IOException {
    try {
      return Optional.of(
          in.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
              .readAttributes());
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** The names in an open folder, which can be listed once. */
  static List<Path> names(SecureDirectoryStream<Path> folder) {
    List<Path> names = new ArrayList<>();
    folder.forEach(path -> names.add(path.getFileName()));
    return names;
  }

  /** Removes a folder with all it holds. None there is success. */
  static void delete(Path folder) throws IOException {
    try (SecureDirectoryStream<Path> parent = open(folder.getParent())) {
      delete(parent, folder.getFileName());
    } catch (NoSuchFileException none) {
      return;
    }
  }

  /** Removes whatever has the name in an open folder. Nothing there is success. */
  static void delete(SecureDirectoryStream<Path> in, Path name) throws IOException {
    Optional<BasicFileAttributes> there = look(in, name);
    if (there.isEmpty()) {
      return;
    }
    if (!there.get().isDirectory()) {
      in.deleteFile(name);
      return;
    }
    try (SecureDirectoryStream<Path> folder = open(in, name)) {
      for (Path one : names(folder)) {
        delete(folder, one);
      }
    }
    in.deleteDirectory(name);
  }

  private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> opened)
      throws IOException {
    if (opened instanceof SecureDirectoryStream<Path> secure) {
      return secure;
    }
    opened.close();
    throw new IOException("this system cannot reach files through an open folder (openat)");
  }
}
