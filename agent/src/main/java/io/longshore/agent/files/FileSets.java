package io.longshore.agent.files;

import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file sets of a host, at {@code <root>/<set>/<version>/}.
 *
 * <p>A version is written aside, forced to disk and renamed into place. It is never changed after,
 * and what others change in it can be put right.
 */
public final class FileSets {
  /** Versions are made here, where nobody else can come. */
  private static final String ASIDE = ".aside";

  private static final Pattern VERSION = Pattern.compile("[0-9a-f]{12}");

  private final Path root;

  /** The sets below this folder; what a crash left half written is removed. */
  public FileSets(Path root) throws IOException {
    this.root = root.toAbsolutePath();
    Files.createDirectories(this.root, FileModes.attribute(0711));
    Folders.delete(this.root.resolve(ASIDE));
    for (Path set : Folders.children(this.root)) {
      for (Path version : Folders.children(set)) {
        if (version.getFileName().toString().startsWith(".")) {
          Folders.delete(version);
        }
      }
    }
  }

  /** The versions that lie there whole, by set. */
  public SortedMap<String, SortedSet<String>> placed() throws IOException {
    SortedMap<String, SortedSet<String>> placed = new TreeMap<>();
    for (Path set : Folders.children(root)) {
      SortedSet<String> versions = new TreeSet<>();
      for (Path version : Folders.children(set)) {
        if (VERSION.matcher(version.getFileName().toString()).matches()) {
          versions.add(version.getFileName().toString());
        }
      }
      if (!versions.isEmpty()) {
        placed.put(set.getFileName().toString(), versions);
      }
    }
    return placed;
  }

  Path root() {
    return root;
  }

  /** The folder of a version, whether or not it is there. */
  public Path folder(String set, String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException("not a version of a file set: " + version);
    }
    return root.resolve(set).resolve(version);
  }

  /**
   * Places a version. In one that is there already only what is not as it was placed is put right.
   *
   * @param contents what the files hold
   */
  public void place(FileSet set, String version, Contents contents) throws IOException {
    Path target = folder(set.name(), version);
    if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      Path aside = aside(set.name(), version);
      new Mending(target, aside).mend(set, contents, Mending.owner(root));
      Folders.delete(aside);
      return;
    }
    Path parent = target.getParent();
    ownFolder(parent);
    Files.deleteIfExists(target);
    Path aside = aside(set.name(), version);
    Set<Path> folders = new HashSet<>(Set.of(aside));
    for (FileEntry file : set.files()) {
      Path place = confined(aside, contents.path(file));
      for (Path up = place.getParent(); folders.add(up); up = up.getParent()) {
        Files.createDirectories(up);
      }
      write(place, file.mode(), contents.bytes(file.content()));
    }
    for (Path folder : folders) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      force(folder);
    }
    Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    force(parent);
    force(root);
  }

  /** Removes a version. */
  public void discard(String set, String version) throws IOException {
    Path target = folder(set, version);
    if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      Path aside = aside(set, version);
      Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
      Folders.delete(aside);
    }
    try (Stream<Path> rest = Files.list(target.getParent())) {
      if (rest.findAny().isEmpty()) {
        Files.delete(target.getParent());
      }
    }
  }

  /** An empty folder for what becomes of a version. */
  private Path aside(String set, String version) throws IOException {
    Path aside = root.resolve(ASIDE).resolve(set + "-" + version);
    Files.createDirectories(aside.getParent(), FileModes.attribute(0700));
    Folders.delete(aside);
    return Files.createDirectory(aside, FileModes.attribute(0700));
  }

  /** A set's folder; a link in its place would lead what is placed somewhere else. */
  private static void ownFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(folder);
      Files.createDirectory(folder, FileModes.attribute(0711));
    }
  }

  static Path confined(Path folder, String path) throws IOException {
    Path place = folder.resolve(path).normalize();
    if (!place.startsWith(folder) || place.equals(folder)) {
      throw new IOException("a file of the set lies outside of it: " + path);
    }
    return place;
  }

  static void write(Path place, int mode, byte[] content) throws IOException {
    Files.createFile(place, FileModes.attribute(0600));
    try (FileChannel channel = FileChannel.open(place, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      Files.setPosixFilePermissions(place, FileModes.of(mode));
      channel.force(true);
    }
  }

  static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
