package io.longshore.agent.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.Digest;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody lays links, pipes and folders in a set's way, before and while it is placed. */
class FileSetRaceTest {
  private static final int ROUNDS = Integer.getInteger("rounds", 300);
  private static final String V1 = "0123456789ab";
  private static final String V2 = "ba9876543210";
  private static final FileContent BLOB = new FileContent.Blob(Digest.of(new byte[0]));
  private static final FileSet SET =
      new FileSet(
          "msp",
          List.of(
              new FileEntry("keystore/key", 0600, BLOB),
              new FileEntry("a/b/c", 0644, BLOB),
              new FileEntry("top", 0755, BLOB)));
  private static final List<String> PLACES = List.of("keystore/key", "a/b/c", "top", "a/b", "a");

  @TempDir Path folder;
  private Path outside;
  private FileSets sets;

  @BeforeEach
  void placeOnce() throws IOException {
    folder = folder.toRealPath();
    outside = Files.createDirectories(folder.resolve("outside/b"));
    outside = outside.getParent();
    Files.writeString(outside.resolve("key"), "precious");
    Files.writeString(outside.resolve("c"), "precious");
    Files.writeString(outside.resolve("b/c"), "precious");
    sets = new FileSets(folder.resolve("files"));
    sets.place(SET, V1, new Content());
  }

  @Test
  @Timeout(300)
  void nothing_outside_is_touched_while_links_are_swapped_in() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger swaps = new AtomicInteger();
    Thread racer =
        new Thread(
            () -> {
              Random random = new Random(71);
              while (!over.get()) {
                if (swap(random)) {
                  swaps.incrementAndGet();
                }
              }
            },
            "racer");
    racer.start();
    int placed = 0;
    try {
      for (int round = 0; round < ROUNDS; round++) {
        placed += tried(() -> sets.place(SET, V1, new Content())) ? 1 : 0;
        placed += tried(() -> sets.place(SET, V2, new Content())) ? 1 : 0;
        tried(() -> sets.discard("msp", V2));
        assertUntouched();
      }
    } finally {
      over.set(true);
      racer.join();
    }
    assertTrue(swaps.get() > 0 && placed > 0, swaps + " swaps, " + placed + " sets placed");
    sets.place(SET, V1, new Content());
    assertRight(V1);
    assertUntouched();
  }

  @Test
  @Timeout(60)
  void pipes_links_and_folders_in_place_of_files_are_put_right_without_waiting() throws Exception {
    Path version = sets.folder("msp", V1);
    for (String place : PLACES) {
      for (String kind : List.of("pipe", "link", "dangling", "folder", "hard")) {
        Folders.delete(version.resolve(place));
        lay(kind, version.resolve(place));
        new FileLooks(sets).look(SET, V1, new Content());
        sets.place(SET, V1, new Content());
        assertRight(V1);
        assertUntouched();
      }
    }
  }

  @Test
  void a_link_in_place_of_a_version_or_of_a_set_is_not_gone_through() throws Exception {
    Path version = sets.folder("msp", V1);
    Folders.delete(version);
    Files.createSymbolicLink(version, outside);
    sets.discard("msp", V1);
    assertUntouched();
    sets.place(SET, V1, new Content());
    assertTrue(Files.isDirectory(version, LinkOption.NOFOLLOW_LINKS));
    Folders.delete(version.getParent());
    Files.createSymbolicLink(version.getParent(), outside);
    sets.place(SET, V1, new Content());
    assertRight(V1);
    assertUntouched();
  }

  private void lay(String kind, Path place) throws Exception {
    switch (kind) {
      case "pipe" ->
          assertEquals(0, new ProcessBuilder("mkfifo", place.toString()).start().waitFor());
      case "link" -> Files.createSymbolicLink(place, outside.resolve("key"));
      case "dangling" -> Files.createSymbolicLink(place, outside.resolve("new"));
      case "folder" -> Files.createDirectories(place.resolve("more"));
      default -> Files.createLink(place, outside.resolve("key"));
    }
  }

  /** Puts a link where a file, a folder or a version is or will be. */
  private boolean swap(Random random) {
    Path version = sets.folder("msp", random.nextInt(4) == 0 ? V2 : V1);
    Path place =
        random.nextInt(8) == 0
            ? version
            : version.resolve(PLACES.get(random.nextInt(PLACES.size())));
    Path link = folder.resolve("link");
    try {
      if (!place.getParent().toRealPath().equals(place.getParent())) {
        return false; // It would go through its own link.
      }
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, random.nextBoolean() ? outside : outside.resolve("key"));
      if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        Path taken = folder.resolve("taken");
        Files.move(place, taken, StandardCopyOption.ATOMIC_MOVE);
        Files.move(link, place, StandardCopyOption.ATOMIC_MOVE);
        Folders.delete(taken);
      } else {
        Files.move(link, place, StandardCopyOption.ATOMIC_MOVE);
      }
      return true;
    } catch (IOException lostTheRace) {
      return false;
    }
  }

  private void assertUntouched() throws IOException {
    try (Stream<Path> all = Files.walk(outside)) {
      List<String> there = new ArrayList<>();
      for (Path path : all.toList()) {
        there.add(
            outside.relativize(path)
                + (Files.isRegularFile(path) ? "=" + Files.readString(path) : ""));
      }
      there.sort(null);
      assertEquals(List.of("", "b", "b/c=precious", "c=precious", "key=precious"), there);
    }
  }

  private void assertRight(String version) {
    SetLook look = new FileLooks(sets).look(SET, version, new Content());
    assertEquals("", look.trouble());
    assertEquals(look.wanted().keySet(), look.seen().keySet());
    TreeMap<String, FileWanted> seen = new TreeMap<>();
    look.seen()
        .forEach(
            (path, one) -> seen.put(path, new FileWanted(one.kind(), one.digest(), one.mode())));
    assertEquals(look.wanted(), seen);
  }

  private static boolean tried(Trial trial) {
    try {
      trial.run();
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private interface Trial {
    void run() throws IOException;
  }

  private static final class Content implements Contents {
    @Override
    public byte[] bytes(FileContent content) {
      return "content".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String path(FileEntry file) {
      return file.path();
    }
  }
}
