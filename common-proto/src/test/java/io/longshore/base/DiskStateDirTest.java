package io.longshore.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskStateDirTest extends StateDirContract {
  private static final byte[] CONTENT = "generation 7".getBytes(UTF_8);
  private static final byte[] OLDER = "generation 6".getBytes(UTF_8);

  @TempDir private Path folder;

  @Override
  DiskStateDir state() throws IOException {
    return new DiskStateDir(folder.resolve("state"));
  }

  @Test
  void a_flipped_bit_anywhere_is_damage_and_never_absence() throws IOException {
    DiskStateDir state = state();
    state.put("desired", CONTENT);
    Path file = folder.resolve("state/desired");
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << bit);
        Files.write(file, flipped);
        assertThrows(DamagedStateException.class, () -> state.get("desired"), "byte " + at);
      }
    }
  }

  @Test
  void a_file_cut_short_anywhere_is_damage_and_never_absence() throws IOException {
    DiskStateDir state = state();
    state.put("desired", CONTENT);
    Path file = folder.resolve("state/desired");
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThrows(DamagedStateException.class, () -> state.get("desired"), "length " + length);
    }
  }

  @Test
  void a_damaged_file_gives_way_to_the_version_before_it() throws IOException {
    DiskStateDir state = state();
    state.put("desired", OLDER);
    state.put("desired", CONTENT);
    Path file = folder.resolve("state/desired");
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.delete(file);
      Files.write(file, Arrays.copyOf(whole, length));
      assertArrayEquals(OLDER, state.get("desired").orElseThrow(), "length " + length);
    }
  }

  @Test
  void a_put_over_a_damaged_file_keeps_the_whole_version_before_it() throws IOException {
    DiskStateDir state = state();
    state.put("desired", OLDER);
    state.put("desired", CONTENT);
    Path file = folder.resolve("state/desired");
    Files.delete(file);
    Files.write(file, new byte[] {1});
    state.put("desired", CONTENT);
    Files.delete(file);
    assertArrayEquals(OLDER, state.get("desired").orElseThrow());
  }

  @Test
  void what_a_crash_left_half_written_is_neither_listed_nor_in_the_way() throws IOException {
    DiskStateDir state = state();
    Files.write(folder.resolve("state/desired.writing"), new byte[] {1});
    assertEquals(List.of(), state.list(""));
    state.put("desired", CONTENT);
    assertArrayEquals(CONTENT, state.get("desired").orElseThrow());
  }

  @Test
  void another_process_finds_it_again() throws IOException {
    state().put("keys/a", CONTENT);
    assertArrayEquals(CONTENT, state().get("keys/a").orElseThrow());
  }

  @Test
  void only_the_owner_may_read() throws IOException {
    state().put("desired", CONTENT);
    assertEquals("rwx------", permissions(folder.resolve("state")));
    assertEquals("rw-------", permissions(folder.resolve("state/desired")));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
