package io.longshore.agent.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.Digest;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSetsTest {
  private static final String V1 = "0123456789ab";
  private static final String V2 = "ba9876543210";
  private static final FileContent BLOB = new FileContent.Blob(Digest.of(new byte[0]));

  @TempDir Path folder;
  private FileSets sets;

  @BeforeEach
  void begin() throws IOException {
    sets = new FileSets(folder.resolve("files"));
  }

  private static FileSet set(FileEntry... files) {
    return new FileSet("orderer1", List.of(files));
  }

  /** Gives each file its own path as content; may lead one astray. */
  private record Paths(Map<String, String> astray) implements Contents {
    @Override
    public byte[] bytes(FileContent content) {
      return "content".getBytes(UTF_8);
    }

    @Override
    public String path(FileEntry file) throws IOException {
      String path = astray.getOrDefault(file.path(), file.path());
      if (path.isEmpty()) {
        throw new IOException("not there yet");
      }
      return path;
    }
  }

  @Test
  void places_files_with_exact_modes_below_set_and_version() throws IOException {
    sets.place(
        set(new FileEntry("msp/keystore/key", 0600, BLOB), new FileEntry("run", 0755, BLOB)),
        V1,
        new Paths(Map.of()));
    Path placed = sets.folder("orderer1", V1);
    assertEquals(folder.resolve("files/orderer1").resolve(V1), placed);
    assertArrayEquals("content".getBytes(UTF_8), Files.readAllBytes(placed.resolve("run")));
    assertEquals("rw-------", mode(placed.resolve("msp/keystore/key")));
    assertEquals("rwxr-xr-x", mode(placed.resolve("run")));
    assertEquals("rwxr-xr-x", mode(placed.resolve("msp")));
    assertEquals(Map.of("orderer1", new TreeSet<>(List.of(V1))), sets.placed());
  }

  @Test
  void what_is_right_is_not_written_again() throws IOException {
    FileSet set = set(new FileEntry("msp/a", 0644, BLOB));
    sets.place(set, V1, new Paths(Map.of()));
    Path placed = sets.folder("orderer1", V1).resolve("msp/a");
    Object before = Files.getAttribute(placed, "unix:ino");
    sets.place(set, V1, new Paths(Map.of()));
    assertEquals(before, Files.getAttribute(placed, "unix:ino"));
  }

  @Test
  void what_others_changed_is_put_right() throws IOException {
    FileSet set =
        set(
            new FileEntry("edited", 0644, BLOB),
            new FileEntry("removed", 0600, BLOB),
            new FileEntry("msp/key", 0600, BLOB),
            new FileEntry("folder", 0644, BLOB));
    FileLooks looks = new FileLooks(sets);
    sets.place(set, V1, new Paths(Map.of()));
    assertEquals(looks.look(set, V1, new Paths(Map.of())), undisturbed(looks, set));
    Path placed = sets.folder("orderer1", V1);
    Files.writeString(placed.resolve("edited"), "evil");
    Files.delete(placed.resolve("removed"));
    Files.setPosixFilePermissions(
        placed.resolve("msp/key"), PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(
        placed.resolve("msp"), PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.delete(placed.resolve("folder"));
    Files.createDirectory(placed.resolve("folder"));
    Files.writeString(placed.resolve("folder/more"), "evil");
    Files.createSymbolicLink(placed.resolve("link"), Path.of("/etc/passwd"));
    SetLook disturbed = looks.look(set, V1, new Paths(Map.of()));
    assertFalse(agree(disturbed));
    assertTrue(disturbed.seen().containsKey("folder/more"));
    assertEquals(FileSeen.Kind.LINK, disturbed.seen().get("link").kind());
    assertEquals(0777, disturbed.seen().get("msp").mode());
    sets.place(set, V1, new Paths(Map.of()));
    assertTrue(agree(looks.look(set, V1, new Paths(Map.of()))));
  }

  private SetLook undisturbed(FileLooks looks, FileSet set) {
    SetLook look = looks.look(set, V1, new Paths(Map.of()));
    assertTrue(agree(look), look.toString());
    return look;
  }

  private static boolean agree(SetLook look) {
    return look.trouble().isEmpty()
        && look.wanted().keySet().equals(look.seen().keySet())
        && look.wanted().entrySet().stream()
            .allMatch(
                one -> {
                  FileSeen seen = look.seen().get(one.getKey());
                  return seen.kind() == one.getValue().kind()
                      && seen.mode() == one.getValue().mode()
                      && seen.digest().equals(one.getValue().digest())
                      && seen.owner().equals(look.owner());
                });
  }

  @Test
  void a_set_that_fails_half_way_does_not_appear() throws IOException {
    FileSet set = set(new FileEntry("a", 0644, BLOB), new FileEntry("b", 0644, BLOB));
    assertThrows(IOException.class, () -> sets.place(set, V1, new Paths(Map.of("b", ""))));
    assertEquals(Map.of(), sets.placed());
    sets.place(set, V1, new Paths(Map.of()));
    assertEquals(1, sets.placed().size());
  }

  @Test
  void what_a_crash_left_half_written_is_removed_at_the_next_start() throws IOException {
    Path half = folder.resolve("files/orderer1/." + V1);
    Files.createDirectories(half);
    Files.writeString(half.resolve("a"), "half");
    assertEquals(new TreeMap<>(), new FileSets(folder.resolve("files")).placed());
    assertFalse(Files.exists(half));
  }

  @Test
  void no_path_leads_out_of_the_set() {
    FileSet set = set(new FileEntry("a", 0644, BLOB));
    for (String path : List.of("../a", "/etc/passwd", "x/../../a", ".", "x/..")) {
      assertThrows(
          IOException.class, () -> sets.place(set, V1, new Paths(Map.of("a", path))), path);
    }
    assertThrows(IllegalArgumentException.class, () -> sets.folder("orderer1", "../../etc/pass"));
  }

  @Test
  void discarding_removes_one_version_and_leaves_the_other() throws IOException {
    sets.place(set(new FileEntry("a/b", 0600, BLOB)), V1, new Paths(Map.of()));
    sets.place(set(new FileEntry("a/b", 0600, BLOB)), V2, new Paths(Map.of()));
    sets.discard("orderer1", V1);
    assertEquals(Map.of("orderer1", new TreeSet<>(List.of(V2))), sets.placed());
    sets.discard("orderer1", V2);
    assertEquals(Map.of(), sets.placed());
  }

  @Test
  void discarding_follows_no_link() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), "precious");
    sets.place(set(new FileEntry("a", 0600, BLOB)), V1, new Paths(Map.of()));
    Files.createSymbolicLink(sets.folder("orderer1", V1).resolve("link"), outside.getParent());
    sets.discard("orderer1", V1);
    assertEquals("precious", Files.readString(outside));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
