package io.longshore.controller.custody;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyChoiceTest {
  private static final String KEY = "correct horse battery";

  @TempDir Path folder;

  @Test
  void no_file_and_no_credential_is_no_key() {
    assertEquals(Optional.empty(), KeyChoice.of(Optional.empty(), Map.of()));
    assertEquals(
        Optional.empty(),
        KeyChoice.of(Optional.empty(), Map.of("CREDENTIALS_DIRECTORY", folder.toString())));
  }

  @Test
  void a_line_end_is_no_part_of_a_key() throws IOException {
    for (String end : new String[] {"", "\n", "\r\n"}) {
      assertArrayEquals(KEY.getBytes(UTF_8), named(KEY + end).reveal());
    }
    assertArrayEquals((KEY + "\n").getBytes(UTF_8), named(KEY + "\n\n").reveal());
  }

  @Test
  void a_named_file_comes_before_a_credential() throws IOException {
    Files.writeString(folder.resolve("material-key"), "the credential's own");
    Path file = write(KEY, "rw-------");
    Map<String, String> environment = Map.of("CREDENTIALS_DIRECTORY", folder.toString());
    assertArrayEquals(
        KEY.getBytes(UTF_8), KeyChoice.of(Optional.of(file), environment).orElseThrow().reveal());
    assertArrayEquals(
        "the credential's own".getBytes(UTF_8),
        KeyChoice.of(Optional.empty(), environment).orElseThrow().reveal());
  }

  @ParameterizedTest
  @CsvSource({"rw-r-----", "rw----r--", "rw-rw----", "rwx--x---"})
  void a_file_that_others_can_use_is_refused(String mode) throws IOException {
    Path file = write(KEY, mode);
    FailureException refused =
        assertThrows(FailureException.class, () -> KeyChoice.of(Optional.of(file), Map.of()));
    assertTrue(refused.failure().remedy().contains("chmod 600"), refused.getMessage());
  }

  @Test
  void what_is_no_key_is_said_so_without_its_content() throws IOException {
    assertRefused("there is no such file", folder.resolve("nowhere"));
    assertRefused("11 bytes", write("x".repeat(11) + "\n", "rw-------"));
    assertRefused("larger", write("x".repeat(5000), "rw-------"));
  }

  private static void assertRefused(String what, Path file) {
    FailureException refused =
        assertThrows(FailureException.class, () -> KeyChoice.of(Optional.of(file), Map.of()));
    assertTrue(refused.getMessage().contains(what), refused.getMessage());
    assertTrue(!refused.getMessage().contains("xxx"), refused.getMessage());
  }

  private Passphrase named(String content) throws IOException {
    return KeyChoice.of(Optional.of(write(content, "rw-------")), Map.of()).orElseThrow();
  }

  private Path write(String content, String mode) throws IOException {
    Path file = folder.resolve("key");
    Files.deleteIfExists(file);
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return file;
  }
}
