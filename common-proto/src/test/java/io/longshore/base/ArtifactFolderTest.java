package io.longshore.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactFolderTest {
  private static final int ATTACKS = 2_000;

  @TempDir Path outside;
  private Path root;
  private ArtifactFolder folder;

  @BeforeEach
  void open() throws IOException {
    root = outside.resolve("artifacts");
    folder = new ArtifactFolder(root);
  }

  @Test
  void keeps_what_has_its_digest_and_shows_it_whole() throws IOException {
    byte[] content = content(1, 700_001);
    assertTrue(take(Digest.of(content), content.length, content));
    assertArrayEquals(content, Files.readAllBytes(folder.file(Digest.of(content))));
    assertEquals(Set.of(Digest.of(content)), folder.held());
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(root)));
  }

  @Test
  void goes_on_where_a_broken_try_ended_even_in_another_process() throws IOException {
    byte[] content = content(2, 300_000);
    Digest digest = Digest.of(content);
    try (ArtifactWriting first = folder.write(digest, content.length)) {
      first.add(ByteBuffer.wrap(content, 0, 123_457));
      assertEquals(
          Failure.Kind.RETRY, assertThrows(FailureException.class, first::finish).failure().kind());
    }
    assertFalse(folder.holds(digest));
    folder = new ArtifactFolder(root);
    try (ArtifactWriting second = folder.write(digest, content.length)) {
      assertEquals(123_457, second.offset());
      second.add(ByteBuffer.wrap(content, 123_457, content.length - 123_457));
      second.finish();
    }
    assertArrayEquals(content, Files.readAllBytes(folder.file(digest)));
  }

  @Test
  void flipped_truncated_extended_swapped_and_replayed_content_is_never_kept() throws IOException {
    Random random = new Random(7);
    byte[] old = content(3, 4_000);
    assertTrue(take(Digest.of(old), old.length, old));
    int accepted = 0;
    for (int attack = 0; attack < ATTACKS; attack++) {
      byte[] meant = content(1_000 + attack, 16 + random.nextInt(5_000));
      byte[] came =
          switch (attack % 5) {
            case 0 -> flipped(meant, random);
            case 1 -> Arrays.copyOf(meant, random.nextInt(meant.length));
            case 2 -> Arrays.copyOf(meant, meant.length + 1 + random.nextInt(100));
            case 3 -> content(-attack - 1, meant.length);
            default -> old;
          };
      accepted += take(Digest.of(meant), meant.length, came) ? 1 : 0;
      assertFalse(folder.holds(Digest.of(meant)));
    }
    assertEquals(0, accepted);
    assertEquals(Set.of(Digest.of(old)), folder.held());
    assertArrayEquals(old, Files.readAllBytes(folder.file(Digest.of(old))));
  }

  @Test
  void a_damaged_remainder_of_an_earlier_try_spoils_one_try_only() throws IOException {
    byte[] content = content(4, 5_000);
    Digest digest = Digest.of(content);
    Files.write(root.resolve(digest.hex() + ".part"), new byte[2_000]);
    assertFalse(take(digest, content.length, content));
    assertTrue(take(digest, content.length, content));
  }

  @Test
  void a_link_in_the_place_of_a_part_leads_nowhere() throws IOException {
    byte[] content = content(5, 1_000);
    Digest digest = Digest.of(content);
    Path victim = outside.resolve("victim");
    Files.writeString(victim, "untouched");
    Files.createSymbolicLink(root.resolve(digest.hex() + ".part"), victim);
    assertTrue(take(digest, content.length, content));
    assertEquals("untouched", Files.readString(victim));
  }

  @Test
  void a_link_in_the_place_of_a_content_is_not_taken_for_it() throws IOException {
    byte[] content = content(6, 1_000);
    Digest digest = Digest.of(content);
    Path secret = outside.resolve("secret");
    Files.writeString(secret, "secret");
    Files.createSymbolicLink(folder.file(digest), secret);
    assertFalse(folder.holds(digest));
    assertThrows(IOException.class, () -> folder.open(digest).close());
    assertTrue(take(digest, content.length, content));
    assertEquals("secret", Files.readString(secret));
    assertArrayEquals(content, Files.readAllBytes(folder.file(digest)));
  }

  @Test
  void two_never_write_one_content_at_once() throws IOException {
    Digest digest = Digest.of(new byte[10]);
    ArtifactWriting first = folder.write(digest, 10);
    assertThrows(FailureException.class, () -> folder.write(digest, 10));
    first.close();
    folder.write(digest, 10).close();
  }

  @Test
  void an_absurd_size_is_refused_before_anything_is_written() throws IOException {
    for (long size : List.of(-1L, Long.MIN_VALUE, Long.MAX_VALUE, (64L << 30) + 1)) {
      assertThrows(FailureException.class, () -> folder.write(Digest.of(new byte[0]), size));
    }
    try (Stream<Path> files = Files.list(root)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void keeps_only_what_is_wanted_and_never_what_is_being_written() throws IOException {
    byte[] wanted = content(8, 100);
    byte[] left = content(9, 100);
    take(Digest.of(wanted), 100, wanted);
    take(Digest.of(left), 100, left);
    try (ArtifactWriting writing = folder.write(Digest.of(content(10, 100)), 100)) {
      writing.add(ByteBuffer.wrap(content(10, 100)));
      folder.keepOnly(Set.of(Digest.of(wanted)));
      writing.finish();
    }
    assertEquals(Set.of(Digest.of(wanted), Digest.of(content(10, 100))), folder.held());
  }

  private boolean take(Digest digest, long size, byte[] came) throws IOException {
    try (ArtifactWriting writing = folder.write(digest, size)) {
      byte[] rest =
          Arrays.copyOfRange(came, (int) Math.min(writing.offset(), came.length), came.length);
      writing.add(ByteBuffer.wrap(rest));
      writing.finish();
      return true;
    } catch (FailureException refused) {
      return false;
    }
  }

  private static byte[] flipped(byte[] content, Random random) {
    byte[] other = content.clone();
    other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
    return other;
  }

  private static byte[] content(long seed, int size) {
    byte[] content = new byte[size];
    new Random(seed).nextBytes(content);
    return content;
  }
}
