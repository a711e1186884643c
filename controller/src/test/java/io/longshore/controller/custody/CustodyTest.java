package io.longshore.controller.custody;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.DamagedStateException;
import io.longshore.base.DiskStateDir;
import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import io.longshore.base.StateDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CustodyTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int CHEAP = 1 << 10;
  private static final byte[] ROOT = "canary of the fleet's root".getBytes(US_ASCII);
  private static final byte[] ADMIN = "canary of an administrator".getBytes(US_ASCII);
  private static final Optional<Passphrase> NONE = Optional.empty();
  private static final Optional<Passphrase> FIRST = passphrase("the first passphrase");
  private static final Optional<Passphrase> SECOND = passphrase("the second passphrase");

  /** The keyring twice, the root twice, two files, the keyring twice. */
  private static final int WRITES = 8;

  @TempDir Path folder;
  private final FakeSecrets files = new FakeSecrets();
  private final Crashing crashing = new Crashing();
  private StateDir disk;

  @BeforeEach
  void a_plain_store() throws IOException {
    disk = new DiskStateDir(folder);
    disk.put("authority", ROOT);
    disk.put("authority", ROOT);
    disk.put("something-else", new byte[] {1});
    files.content.put("material/a.pem", ADMIN);
    files.content.put("material/b.pem", ADMIN);
  }

  @Test
  void without_a_key_a_store_stays_plain() throws IOException {
    Vault vault = custody().open(NONE);
    assertFalse(vault.isSealing());
    assertFalse(custody().isSealed());
    assertArrayEquals(ROOT, new SealedStateDir(disk, vault).get("authority").orElseThrow());
  }

  @Test
  void a_key_seals_what_is_there_and_leaves_nothing_of_it_plain() throws IOException {
    Vault vault = custody().open(FIRST);
    assertTrue(vault.isSealing());
    assertSealedWhole();
    assertOpens(vault);
    assertArrayEquals(new byte[] {1}, disk.get("something-else").orElseThrow());
    assertOpens(custody().open(FIRST));
  }

  @Test
  void what_is_put_later_is_sealed_too() throws IOException {
    SealedStateDir state = new SealedStateDir(disk, custody().open(FIRST));
    state.put("authority", ROOT);
    state.put("authority.next", ROOT);
    assertSealedWhole();
    assertArrayEquals(ROOT, state.get("authority.next").orElseThrow());
  }

  @Test
  void a_wrong_or_missing_key_says_what_to_do_and_changes_nothing() throws IOException {
    custody().open(FIRST);
    SortedMap<String, byte[]> before = all();
    assertRefused("no key was given", () -> custody().open(NONE));
    assertRefused("not the one", () -> custody().open(SECOND));
    assertRefused(
        "not the one", () -> custody().rekey(SECOND, passphrase("a third passphrase").get()));
    assertRefused("no key was given", () -> custody().rekey(NONE, SECOND.get()));
    assertUnchanged(before);
  }

  @Test
  void files_that_stand_in_for_one_another_are_refused() throws IOException {
    SealedStateDir state = new SealedStateDir(disk, custody().open(FIRST));
    state.put("authority.next", ROOT);
    disk.put("authority", disk.get("authority.next").orElseThrow());
    assertThrows(DamagedStateException.class, () -> state.get("authority"));
    assertThrows(
        FailureException.class, () -> custody().rekey(FIRST, SECOND.get()), "and not sealed anew");
    disk.put("authority", ROOT);
    assertThrows(DamagedStateException.class, () -> state.get("authority"), "nor a plain one");
  }

  @Test
  void a_keyring_that_is_gone_is_not_replaced_while_files_are_sealed_by_it() throws IOException {
    custody().open(FIRST);
    disk.remove("keyring");
    SortedMap<String, byte[]> before = all();
    FailureException refused = assertThrows(FailureException.class, () -> custody().open(FIRST));
    assertEquals(Failure.Kind.BROKEN, refused.failure().kind());
    assertUnchanged(before);
    assertThrows(
        DamagedStateException.class,
        () -> new SealedStateDir(disk, custody().open(NONE)).get("authority"));
  }

  @Test
  void a_keyring_whose_parts_were_changed_opens_nothing() throws IOException {
    custody().open(FIRST);
    String kept = new String(disk.get("keyring").orElseThrow(), US_ASCII);
    for (String[] change :
        new String[][] {{"changing false", "changing true"}, {"scrypt-r 8", "scrypt-r 4"}}) {
      assertTrue(kept.contains(change[0]), kept);
      disk.put("keyring", kept.replace(change[0], change[1]).getBytes(US_ASCII));
      assertRefused("not the one", () -> custody().open(FIRST));
    }
    disk.put("keyring", kept.replace("version 1", "version 2").getBytes(US_ASCII));
    assertRefused("version 2", () -> custody().open(FIRST));
  }

  @Test
  void another_key_seals_everything_anew_and_the_first_opens_nothing_more() throws IOException {
    Vault first = custody().open(FIRST);
    byte[] sealed = files.content.get("material/a.pem");
    assertTrue(custody().rekey(FIRST, SECOND.get()));
    assertEquals(Optional.empty(), first.open("material/a.pem", files.read("material/a.pem")));
    assertRefused("not the one", () -> custody().open(FIRST));
    Vault second = custody().open(SECOND);
    assertOpens(second);
    assertEquals(Optional.empty(), second.open("material/a.pem", sealed), "nor an old copy");
    for (Path file : files(folder)) {
      assertFalse(
          file.getFileName().toString().startsWith("keyring")
              && new String(Files.readAllBytes(file), US_ASCII).contains("changing true"),
          "a keyring with the keys before is left: " + file);
    }
  }

  @Test
  void a_plain_store_is_sealed_by_a_rekey_and_again_is_nothing_to_do() throws IOException {
    assertTrue(custody().rekey(NONE, FIRST.get()));
    assertSealedWhole();
    assertFalse(custody().rekey(NONE, FIRST.get()));
    assertFalse(custody().rekey(SECOND, FIRST.get()));
    assertOpens(custody().open(FIRST));
  }

  static IntStream writes() {
    return IntStream.range(0, WRITES);
  }

  @ParameterizedTest
  @MethodSource("writes")
  void sealing_that_a_crash_interrupts_is_completed_by_the_next_start(int crash)
      throws IOException {
    crashing.before(crash);
    assertThrows(FailureException.class, () -> custody().open(FIRST));
    crashing.never();
    assertOpens(custody().open(FIRST));
    assertSealedWhole();
  }

  @ParameterizedTest
  @MethodSource("writes")
  void a_rekey_that_a_crash_interrupts_is_completed_by_either_command(int crash)
      throws IOException {
    for (boolean again : new boolean[] {true, false}) {
      disk.remove("keyring");
      disk.remove("authority");
      a_plain_store();
      custody().open(FIRST);
      crashing.before(crash);
      assertThrows(FailureException.class, () -> custody().rekey(FIRST, SECOND.get()));
      crashing.never();
      if (again || crash == 0) {
        custody().rekey(FIRST, SECOND.get());
      }
      assertOpens(custody().open(SECOND));
      assertRefused("not the one", () -> custody().open(FIRST));
      assertSealedWhole();
    }
  }

  @Test
  void every_write_of_a_sealing_was_interrupted_above() {
    crashing.before(WRITES);
    custody().open(FIRST);
    assertEquals(WRITES, crashing.writes);
  }

  private Custody custody() {
    return new Custody(crashing.state(disk), List.of(crashing.files(files)), RANDOM, CHEAP);
  }

  private void assertOpens(Vault vault) throws IOException {
    assertArrayEquals(ROOT, new SealedStateDir(disk, vault).get("authority").orElseThrow());
    for (String name : files.names()) {
      assertArrayEquals(ADMIN, vault.open(name, files.read(name)).orElseThrow());
    }
  }

  /** No byte of a canary in any file, older versions and remains included. */
  private void assertSealedWhole() throws IOException {
    for (Path file : files(folder)) {
      assertFalse(
          new String(Files.readAllBytes(file), US_ASCII).contains("canary"), file.toString());
    }
    for (byte[] content : files.content.values()) {
      assertFalse(new String(content, US_ASCII).contains("canary"));
    }
    assertTrue(files.isSwept);
  }

  private SortedMap<String, byte[]> all() throws IOException {
    SortedMap<String, byte[]> all = new TreeMap<>(files.content);
    for (Path file : files(folder)) {
      all.put(file.toString(), Files.readAllBytes(file));
    }
    return all;
  }

  private void assertUnchanged(SortedMap<String, byte[]> before) throws IOException {
    SortedMap<String, byte[]> after = all();
    assertEquals(before.keySet(), after.keySet());
    before.forEach((name, content) -> assertArrayEquals(content, after.get(name), name));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void assertRefused(String what, org.junit.jupiter.api.function.Executable call) {
    FailureException refused = assertThrows(FailureException.class, call);
    assertTrue(refused.getMessage().contains(what), refused.getMessage());
    assertFalse(refused.failure().remedy().isEmpty(), "there is a remedy");
  }

  private static Optional<Passphrase> passphrase(String text) {
    return Optional.of(Passphrase.of(text.getBytes(US_ASCII)));
  }
}
