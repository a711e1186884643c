package io.longshore.agent.files;

import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes a placed version again what it was, file by file; what is right is not touched. Others may
 * change it at the same time: folders are held open from the top, and what is put there is made
 * aside, where nobody else can come, and renamed into an open folder.
 */
final class Mending {
  private final Path folder;
  private final Path aside;
  private final Set<Path> meant = new HashSet<>();

  /**
   * @param folder the version's
   * @param aside an empty folder of the agent's own, on the same file system
   */
  Mending(Path folder, Path aside) {
    this.folder = folder;
    this.aside = aside;
  }

  void mend(FileSet set, Contents contents, Object owner) throws IOException {
    try (SecureDirectoryStream<Path> parent = Folders.open(folder.getParent())) {
      for (FileEntry file : set.files()) {
        Path place = folder.relativize(FileSets.confined(folder, contents.path(file)));
        try (SecureDirectoryStream<Path> version = Folders.open(parent, folder.getFileName())) {
          mend(version, place, 0, file.mode(), contents.bytes(file.content()), owner);
        }
      }
      try (SecureDirectoryStream<Path> version = Folders.open(parent, folder.getFileName())) {
        clear(version, Path.of(""));
      }
    }
  }

  private void mend(
      SecureDirectoryStream<Path> in, Path place, int depth, int mode, byte[] content, Object owner)
      throws IOException {
    meant.add(place.subpath(0, depth + 1));
    Path name = place.getName(depth);
    if (depth + 1 < place.getNameCount()) {
      folder(in, name);
      try (SecureDirectoryStream<Path> below = Folders.open(in, name)) {
        mend(below, place, depth + 1, mode, content, owner);
      }
    } else if (!isRight(in, place, mode, content, owner)) {
      if (Folders.look(in, name).filter(BasicFileAttributes::isDirectory).isPresent()) {
        Folders.delete(in, name);
      }
      FileSets.write(aside.resolve(name), mode, content);
      moveIn(in, name);
      FileSets.force(aside);
    }
  }

  private void folder(SecureDirectoryStream<Path> in, Path name) throws IOException {
    if (Folders.look(in, name).filter(BasicFileAttributes::isDirectory).isEmpty()) {
      Folders.delete(in, name);
      Files.createDirectory(aside.resolve(name));
      moveIn(in, name);
    }
    in.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setPermissions(PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void moveIn(SecureDirectoryStream<Path> in, Path name) throws IOException {
    try (SecureDirectoryStream<Path> from = Folders.open(aside)) {
      from.move(name, in, name);
    }
  }

  private boolean isRight(
      SecureDirectoryStream<Path> in, Path place, int mode, byte[] content, Object owner)
      throws IOException {
    Path name = place.getFileName();
    if (Folders.look(in, name).filter(BasicFileAttributes::isRegularFile).isEmpty()) {
      return false;
    }
    Path whole = folder.resolve(place);
    int bits = (Integer) Files.getAttribute(whole, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    return (bits & 07777) == mode && owner.equals(owner(whole)) && holds(in, name, content);
  }

  /**
   * For writing too: a pipe that was put in the file's place meanwhile would keep a reader waiting,
   * and has no size.
   */
  private static boolean holds(SecureDirectoryStream<Path> in, Path name, byte[] content)
      throws IOException {
    try (SeekableByteChannel channel =
        in.newByteChannel(
            name,
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
      if (channel.size() != content.length) {
        return false;
      }
      ByteBuffer read = ByteBuffer.allocate(content.length);
      while (read.hasRemaining() && channel.read(read) >= 0) {
        // Until it is full or the file ends.
      }
      return !read.hasRemaining() && Arrays.equals(read.array(), content);
    }
  }

  static Object owner(Path place) throws IOException {
    return Files.readAttributes(place, "unix:uid,gid", LinkOption.NOFOLLOW_LINKS);
  }

  /** Removes what is not meant to be there. */
  private void clear(SecureDirectoryStream<Path> in, Path at) throws IOException {
    for (Path name : Folders.names(in)) {
      Path place = at.toString().isEmpty() ? name : at.resolve(name);
      if (!meant.contains(place)) {
        Folders.delete(in, name);
      } else if (Folders.look(in, name).filter(BasicFileAttributes::isDirectory).isPresent()) {
        try (SecureDirectoryStream<Path> below = Folders.open(in, name)) {
          clear(below, place);
        }
      }
    }
  }
}
