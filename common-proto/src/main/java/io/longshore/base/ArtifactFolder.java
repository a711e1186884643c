package io.longshore.base;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Large contents on disk, each under its own SHA-256 and nothing else: no name that came from
 * elsewhere ever becomes a path.
 *
 * <p>What is being written lies beside, under the same digest with an ending, and survives a break:
 * writing goes on where it ended. It gets its name only when its digest and size are right, after
 * it was forced to disk. Links are never followed.
 */
public final class ArtifactFolder {
  private static final String PART = ".part";
  private static final String DIGEST = "[0-9a-f]{64}";
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private final Path root;
  private final Set<Digest> taking = ConcurrentHashMap.newKeySet();

  /** The contents below this folder, which is made if it is missing (mode 0700). */
  public ArtifactFolder(Path root) throws IOException {
    this.root = root.toAbsolutePath();
    Files.createDirectories(this.root, PosixFilePermissions.asFileAttribute(FOLDER));
    if (!Files.isDirectory(this.root, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(this.root + " is no folder of its own");
    }
  }

  /** Whether the content is there, whole. */
  public boolean holds(Digest digest) {
    return Files.isRegularFile(file(digest), LinkOption.NOFOLLOW_LINKS);
  }

  /** Everything that is there, whole. */
  public SortedSet<Digest> held() throws IOException {
    SortedSet<Digest> held = new TreeSet<>();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (name.matches(DIGEST)) {
        held.add(new Digest(name));
      }
    }
    return held;
  }

  /** Where the content lies; it is there when {@link #holds} says so. */
  public Path file(Digest digest) {
    return root.resolve(digest.hex());
  }

  /**
   * Opens the content for reading.
   *
   * @throws NoSuchFileException it is not there
   */
  public FileChannel open(Digest digest) throws IOException {
    return FileChannel.open(file(digest), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Begins to write a content, or goes on where an earlier try ended.
   *
   * @param size bytes it has when it is whole
   * @throws FailureException of kind RETRY: someone is just writing it
   */
  public ArtifactWriting write(Digest digest, long size) throws IOException {
    if (!taking.add(digest)) {
      throw new Failure(
              Failure.Kind.RETRY,
              "artifact " + digest.brief(),
              "someone else is just bringing the same content",
              "")
          .toException();
    }
    try {
      return new ArtifactWriting(this, digest, size, root.resolve(digest.hex() + PART));
    } catch (IOException | RuntimeException e) {
      taking.remove(digest);
      throw e;
    }
  }

  void keep(Digest digest, Path part) throws IOException {
    Files.move(part, file(digest), StandardCopyOption.ATOMIC_MOVE);
    force();
  }

  void ended(Digest digest) {
    taking.remove(digest);
  }

  /** Removes every content, whole or not, but these and what is being written. */
  public void keepOnly(Collection<Digest> wanted) throws IOException {
    for (Path file : files()) {
      String name = file.getFileName().toString().replace(PART, "");
      boolean stays =
          name.matches(DIGEST)
              && (wanted.contains(new Digest(name)) || taking.contains(new Digest(name)));
      if (!stays) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Iterable<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  private void force() throws IOException {
    try (FileChannel folder = FileChannel.open(root, StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}
