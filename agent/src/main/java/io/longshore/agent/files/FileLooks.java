package io.longshore.agent.files;

import io.longshore.base.Digest;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Looks at placed file sets. Contents are read again only when the kernel's own record of a file
 * (size, times, inode, owner, mode) is not what it was at the look before. One look at a time.
 */
public final class FileLooks {
  private static final int FOLDER_MODE = 0755;

  private record Known(Map<String, Map<String, Object>> records, SetLook look) {}

  private final FileSets sets;
  private final Map<Path, Known> known = new HashMap<>();

  /** Looks at these sets. */
  public FileLooks(FileSets sets) {
    this.sets = sets;
  }

  /** Forgets all versions but these. */
  public void retain(List<Path> folders) {
    known.keySet().retainAll(folders);
  }

  /** How a version that was placed lies there now. */
  public SetLook look(FileSet set, String version, Contents contents) {
    Path folder = sets.folder(set.name(), version);
    try {
      SortedMap<String, Map<String, Object>> records = records(folder);
      Known before = known.get(folder);
      if (before != null && before.records().equals(records)) {
        return before.look();
      }
      SortedMap<String, FileSeen> seen = new TreeMap<>();
      records.forEach((path, record) -> seen.put(path, seen(folder.resolve(path), record)));
      SetLook look = new SetLook(wanted(set, contents), seen, owner(record(sets.root())), "");
      known.put(folder, new Known(records, look));
      return look;
    } catch (IOException | UncheckedIOException trouble) {
      known.remove(folder);
      return new SetLook(
          new TreeMap<>(), new TreeMap<>(), "", folder + ": " + trouble.getMessage());
    }
  }

  private static SortedMap<String, Map<String, Object>> records(Path folder) throws IOException {
    SortedMap<String, Map<String, Object>> records = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        if (!path.equals(folder)) {
          records.put(folder.relativize(path).toString(), record(path));
        }
      }
    }
    return records;
  }

  /** Without the time of the last reading, which every reading changes. */
  private static Map<String, Object> record(Path path) throws IOException {
    return Files.readAttributes(
        path, "unix:mode,uid,gid,ino,size,ctime,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
  }

  private static FileSeen seen(Path path, Map<String, Object> record) {
    int mode = (Integer) record.get("mode");
    FileSeen.Kind kind =
        switch (mode & 0170000) {
          case 0100000 -> FileSeen.Kind.FILE;
          case 0040000 -> FileSeen.Kind.FOLDER;
          case 0120000 -> FileSeen.Kind.LINK;
          default -> FileSeen.Kind.OTHER;
        };
    Instant changed = ((FileTime) record.get("ctime")).toInstant();
    String digest = kind == FileSeen.Kind.FILE ? digest(path) : "";
    return new FileSeen(kind, digest, mode & 07777, owner(record), changed);
  }

  private static String digest(Path path) {
    try {
      return digest(content(path));
    } catch (IOException unreadable) {
      return "?cannot be read: " + unreadable.getMessage();
    }
  }

  /**
   * For writing too: a pipe put in the file's place meanwhile would keep a reader waiting, and has
   * no size.
   */
  private static byte[] content(Path path) throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
      while (content.hasRemaining() && channel.read(content) >= 0) {
        // Until it is full or the file ends.
      }
      return Arrays.copyOf(content.array(), content.position());
    }
  }

  private static String digest(byte[] content) {
    return "sha256:" + Digest.of(content).hex();
  }

  private static String owner(Map<String, Object> record) {
    return record.get("uid") + ":" + record.get("gid");
  }

  private static SortedMap<String, FileWanted> wanted(FileSet set, Contents contents)
      throws IOException {
    SortedMap<String, FileWanted> wanted = new TreeMap<>();
    for (FileEntry file : set.files()) {
      String path = contents.path(file);
      String digest = digest(contents.bytes(file.content()));
      wanted.put(path, new FileWanted(FileSeen.Kind.FILE, digest, file.mode()));
      for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
        wanted.put(path.substring(0, slash), new FileWanted(FileSeen.Kind.FOLDER, "", FOLDER_MODE));
      }
    }
    return wanted;
  }
}
