package io.longshore.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import io.longshore.tls.PeerIdentity.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TlsFilesTest {
  @TempDir private Path place;

  @Test
  void finds_what_was_saved() throws Exception {
    TlsFiles saved = agent("h86");
    saved.save(folder());
    TlsFiles found = TlsFiles.load(folder());
    assertEquals(saved.identity(), found.identity());
    assertEquals(saved.chain(), found.chain());
    assertEquals(saved.authorities(), found.authorities());
    assertEquals(saved.key(), found.key());
  }

  @Test
  void only_the_owner_may_read_the_key() throws Exception {
    agent("h86").save(folder());
    assertEquals("rwx------", permissions(folder()));
    assertEquals("rw-------", permissions(folder().resolve("key.pem")));
  }

  @Test
  void a_second_save_replaces_the_first() throws Exception {
    agent("h86").save(folder());
    agent("h168").save(folder());
    agent("h121").save(folder());
    assertEquals("h121", TlsFiles.load(folder()).identity().name());
  }

  @Test
  void of_the_identity_before_no_key_is_left() throws Exception {
    agent("h86").save(folder());
    agent("h168").save(folder());
    Files.move(folder(), place.resolve("identity.previous"));
    agent("h121").save(folder());
    try (Stream<Path> all = Files.list(place)) {
      assertEquals(List.of(folder()), all.toList());
    }
  }

  @Test
  void a_crash_between_the_two_renames_leaves_the_identity_before() throws Exception {
    agent("h86").save(folder());
    Files.move(folder(), place.resolve("identity.previous"));
    assertTrue(TlsFiles.exists(folder()));
    assertEquals("h86", TlsFiles.load(folder()).identity().name());
  }

  @Test
  void an_identity_never_saved_does_not_exist() {
    assertFalse(TlsFiles.exists(folder()));
    Failure failure = assertThrows(FailureException.class, () -> TlsFiles.load(folder())).failure();
    assertEquals(Failure.Kind.REJECTED, failure.kind());
    assertEquals(
        "there is no identity: " + folder().resolve("key.pem") + " is missing", failure.what());
  }

  @ParameterizedTest
  @ValueSource(strings = {"key.pem", "certificate.pem", "authorities.pem"})
  void a_damaged_file_is_named(String name) throws Exception {
    agent("h86").save(folder());
    Files.writeString(folder().resolve(name), "nonsense");
    Failure failure = assertThrows(FailureException.class, () -> TlsFiles.load(folder())).failure();
    assertEquals(Failure.Kind.BROKEN, failure.kind());
    assertTrue(failure.what().startsWith(folder().resolve(name) + " is damaged"), failure.what());
  }

  @Test
  void refuses_a_certificate_of_another_key() throws Exception {
    TlsFiles one = agent("h86");
    TlsFiles other = agent("h168");
    assertThrows(
        GeneralSecurityException.class,
        () -> new TlsFiles(one.key(), other.chain(), one.authorities()));
    assertThrows(
        GeneralSecurityException.class, () -> new TlsFiles(one.key(), List.of(), List.of()));
  }

  @Test
  void prints_nothing_of_the_key() throws Exception {
    assertEquals("the identity of agent h86", agent("h86").toString());
  }

  private Path folder() {
    return place.resolve("identity");
  }

  private static TlsFiles agent(String name) throws GeneralSecurityException {
    return new TestFleet("fleet").identity(Role.AGENT, name);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
