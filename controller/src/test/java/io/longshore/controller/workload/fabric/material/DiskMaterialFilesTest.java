package io.longshore.controller.workload.fabric.material;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.workload.fabric.material.MaterialException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskMaterialFilesTest extends MaterialFilesContract {
  @TempDir Path folder;

  @Override
  MaterialFiles files() {
    return new DiskMaterialFiles(folder.resolve("material"));
  }

  @Test
  void files_and_folders_are_their_owners_alone() throws Exception {
    files().create("a/b.pem", new byte[] {1});
    assertEquals("rw-------", mode("material/a/b.pem"));
    assertEquals("rwx------", mode("material/a"));
    assertEquals("rwx------", mode("material"));
  }

  @Test
  void what_a_crash_left_beside_a_file_is_no_file_and_in_nobodys_way() throws Exception {
    Files.createDirectories(folder.resolve("material"));
    Files.write(folder.resolve("material/a.pem.new"), new byte[] {9});
    assertTrue(files().read("a.pem").isEmpty());
    files().create("a.pem", new byte[] {1});
    assertArrayEquals(new byte[] {1}, files().read("a.pem").orElseThrow());
    assertFalse(Files.exists(folder.resolve("material/a.pem.new")));
  }

  @Test
  void a_file_that_others_may_read_is_refused_with_a_remedy() throws Exception {
    files().create("a.pem", new byte[] {1});
    Files.setPosixFilePermissions(
        folder.resolve("material/a.pem"), PosixFilePermissions.fromString("rw-r--r--"));
    MaterialException refused = assertThrows(MaterialException.class, () -> files().read("a.pem"));
    assertEquals(Reason.EXPOSED, refused.reason());
    assertTrue(refused.remedy().contains("chmod 600"), refused.remedy());
  }

  @Test
  void a_disk_that_refuses_is_said_so_with_its_place() throws Exception {
    Files.write(folder.resolve("material"), new byte[] {1});
    MaterialException refused =
        assertThrows(MaterialException.class, () -> files().create("a/b.pem", new byte[] {1}));
    assertEquals(Reason.DISK, refused.reason());
    assertTrue(refused.getMessage().contains("material/a/b.pem"), refused.getMessage());
  }

  private String mode(String path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path)));
  }
}
