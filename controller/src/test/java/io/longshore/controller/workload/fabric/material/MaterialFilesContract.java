package io.longshore.controller.workload.fabric.material;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.workload.fabric.material.MaterialException.Reason;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link MaterialFiles} does. */
abstract class MaterialFilesContract {
  abstract MaterialFiles files();

  @Test
  void what_was_created_is_read() throws Exception {
    MaterialFiles files = files();
    assertEquals(Optional.empty(), files.read("a/b/c.pem"));
    files.create("a/b/c.pem", new byte[] {1, 2, 3});
    assertArrayEquals(new byte[] {1, 2, 3}, files.read("a/b/c.pem").orElseThrow());
  }

  @Test
  void a_file_is_never_written_twice() throws Exception {
    MaterialFiles files = files();
    files.create("a.pem", new byte[] {1});
    MaterialException refused =
        assertThrows(MaterialException.class, () -> files.create("a.pem", new byte[] {2}));
    assertEquals(Reason.DISK, refused.reason());
    assertArrayEquals(new byte[] {1}, files.read("a.pem").orElseThrow());
  }

  @Test
  void a_place_says_where_the_file_is() {
    assertTrue(files().place("a/b.pem").endsWith("a/b.pem"));
  }
}
