package io.longshore.agent.files;

import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes a placed version again what it was, file by file; what is right is not touched. */
final class Mending {
  private static final String ASIDE = ".mending";

  private final Path folder;
  private final Set<Path> meant = new HashSet<>();

  Mending(Path folder) {
    this.folder = folder;
  }

  void mend(FileSet set, Contents contents, Object owner) throws IOException {
    for (FileEntry file : set.files()) {
      Path place = FileSets.confined(folder, contents.path(file));
      meant.add(place);
      folders(place);
      byte[] content = contents.bytes(file.content());
      if (!isRight(place, file.mode(), content, owner)) {
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
          Folders.delete(place);
        }
        Path aside = place.resolveSibling(place.getFileName() + ASIDE);
        Files.deleteIfExists(aside);
        FileSets.write(aside, file.mode(), content);
        Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
        FileSets.force(place.getParent());
      }
    }
    for (Path extra : extras()) {
      Folders.delete(extra);
    }
  }

  private void folders(Path place) throws IOException {
    for (Path up = place.getParent(); !up.equals(folder); up = up.getParent()) {
      meant.add(up);
    }
    Path below = folder;
    for (Path part : folder.relativize(place.getParent())) {
      below = below.resolve(part);
      if (part.toString().isEmpty()) {
        continue;
      }
      if (Files.exists(below, LinkOption.NOFOLLOW_LINKS)
          && !Files.isDirectory(below, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(below);
      }
      if (!Files.exists(below, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(below);
      }
      Files.setPosixFilePermissions(below, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static boolean isRight(Path place, int mode, byte[] content, Object owner)
      throws IOException {
    if (!Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    int bits = (Integer) Files.getAttribute(place, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    return (bits & 07777) == mode
        && owner.equals(owner(place))
        && Arrays.equals(Files.readAllBytes(place), content);
  }

  static Object owner(Path place) throws IOException {
    return Files.readAttributes(place, "unix:uid,gid", LinkOption.NOFOLLOW_LINKS);
  }

  private List<Path> extras() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.equals(folder) && !meant.contains(path)).toList();
    }
  }
}
