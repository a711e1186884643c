package io.longshore.controller.pki;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.DiskStateDir;
import io.longshore.base.FailureException;
import io.longshore.base.InMemoryStateDir;
import io.longshore.base.ManualClock;
import io.longshore.tls.PeerIdentity;
import io.longshore.tls.PeerIdentity.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FleetAuthorityTest {
  private final ManualClock clock = new ManualClock();
  private final SecureRandom random = new SecureRandom();
  private final InMemoryStateDir state = new InMemoryStateDir();

  private FleetAuthority authority() {
    return new FleetAuthority(FleetRoots.open(state, clock, random), clock, random);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void a_certificate_names_its_holder_by_one_uri_and_nothing_else(Role role) throws Exception {
    FleetAuthority authority = authority();
    KeyPair keys = Certificates.newKeyPair(random);
    X509Certificate certificate = authority.issue(role, "h86", keys.getPublic());
    assertEquals(
        List.of(List.of(6, "spiffe://" + authority.deployment() + "/" + role.word() + "/h86")),
        List.copyOf(certificate.getSubjectAlternativeNames()));
    assertEquals(
        new PeerIdentity(authority.deployment(), role, "h86"), PeerIdentity.of(certificate));
    certificate.verify(authority.issuer().getPublicKey());
    authority.issuer().verify(authority.root().getPublicKey());
  }

  @Test
  void a_leaf_can_sign_no_certificates() throws Exception {
    X509Certificate leaf =
        authority().issue(Role.AGENT, "h86", Certificates.newKeyPair(random).getPublic());
    assertEquals(-1, leaf.getBasicConstraints());
    boolean[] usage = leaf.getKeyUsage();
    assertTrue(usage[0], "digital signature");
    assertFalse(usage[5], "certificate signing");
  }

  @Test
  void a_certificate_begins_a_little_in_the_past_and_ends_after_thirteen_months() throws Exception {
    X509Certificate leaf =
        authority().issue(Role.AGENT, "h86", Certificates.newKeyPair(random).getPublic());
    assertEquals(Date.from(clock.instant().minus(Duration.ofMinutes(5))), leaf.getNotBefore());
    assertEquals(Date.from(clock.instant().plus(FleetAuthority.LIFE)), leaf.getNotAfter());
  }

  @Test
  void the_root_is_made_once() {
    FleetAuthority first = authority();
    clock.advance(Duration.ofDays(1));
    FleetAuthority again = authority();
    assertEquals(first.rootDigest(), again.rootDigest());
    assertEquals(first.deployment(), again.deployment());
  }

  @Test
  void a_damaged_root_is_never_replaced_by_a_new_one() {
    authority();
    state.damage("authority");
    FailureException refused = assertThrows(FailureException.class, this::authority);
    assertTrue(refused.failure().remedy().contains("backup"), refused.failure().toString());
  }

  @Test
  void a_root_that_could_not_be_stored_is_not_used() {
    state.failPutAfter(0);
    assertThrows(FailureException.class, this::authority);
    assertDoesNotThrow(this::authority);
  }

  @Test
  void the_key_is_for_its_owners_eyes_only_and_prints_nothing(@TempDir Path folder)
      throws Exception {
    FleetRoots roots = FleetRoots.open(new DiskStateDir(folder), clock, random);
    assertEquals(
        PosixFilePermissions.fromString("rw-------"),
        Files.getPosixFilePermissions(folder.resolve("authority")));
    assertEquals(
        "FleetRoots[FleetRoot[" + roots.signing().deployment() + "], Optional.empty]",
        roots.toString());
  }
}
