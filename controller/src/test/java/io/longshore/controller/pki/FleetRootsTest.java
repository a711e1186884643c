package io.longshore.controller.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.DiskStateDir;
import io.longshore.base.InMemoryStateDir;
import io.longshore.controller.pki.Replacement.Phase;
import io.longshore.tls.PeerIdentity;
import io.longshore.tls.PeerIdentity.Role;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths are checked against this machine's clock, so the fleets here begin now. */
class FleetRootsTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private final SecureRandom random = new SecureRandom();
  private final InMemoryStateDir state = new InMemoryStateDir();

  private FleetRoots open(Instant at) {
    return FleetRoots.open(state, Clock.fixed(at, java.time.ZoneOffset.UTC), random);
  }

  private X509Certificate leaf(FleetRoots roots) throws Exception {
    return authority(roots, NOW).issue(Role.AGENT, "h1", key());
  }

  private FleetAuthority authority(FleetRoots roots, Instant at) {
    return new FleetAuthority(roots, Clock.fixed(at, java.time.ZoneOffset.UTC), random);
  }

  private java.security.PublicKey key() throws Exception {
    return Certificates.newKeyPair(random).getPublic();
  }

  @Test
  void a_leaf_is_of_the_issuing_authority_and_leads_to_the_root_that_alone_is_trusted()
      throws Exception {
    FleetRoots roots = open(NOW);
    X509Certificate leaf = leaf(roots);
    assertEquals(List.of(roots.signing().certificate()), roots.trusted());
    assertEquals(List.of(leaf, roots.issuers().current().certificate()), roots.chain(leaf));
    assertTrue(PathCheck.client(roots.trusted(), roots.chain(leaf)));
    assertFalse(PathCheck.client(roots.trusted(), List.of(leaf)));
    assertTrue(roots.signed(leaf));
    assertTrue(roots.admits(leaf));
  }

  @Test
  void an_issuing_authority_signs_leaves_and_no_authorities_and_ends_before_the_root() {
    FleetRoots roots = open(NOW);
    X509Certificate issuer = roots.issuers().current().certificate();
    assertEquals(0, issuer.getBasicConstraints());
    boolean[] usage = issuer.getKeyUsage();
    assertTrue(usage[5] && usage[6], "signs certificates and revocations");
    assertFalse(usage[0], "and nothing else");
    assertEquals("EC", issuer.getPublicKey().getAlgorithm());
    assertTrue(issuer.getNotAfter().before(roots.signing().certificate().getNotAfter()));
  }

  /** A deployment is a UUID, which may look like a number, a range or an address. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "12345678-1234-4234-8234-123456789012",
        "1e234567-0000-4000-8000-000000000000",
        "abcdefab-cdef-4bcd-abcd-efabcdefabcd"
      })
  void vouches_for_holders_of_its_own_deployment_alone(String deployment) throws Exception {
    FleetRoot root = FleetRoot.make(deployment, 1, NOW, random);
    FleetIssuer issuer = FleetIssuer.make(root, Optional.empty(), 1, NOW, random);
    for (String named : List.of(deployment, "fedcba98-1234-4234-8234-123456789012", "x")) {
      X509Certificate leaf =
          LeafCertificate.sign(
              issuer,
              new PeerIdentity(named, Role.AGENT, "h1"),
              key(),
              BigInteger.ONE,
              NOW.minusSeconds(60),
              NOW.plusSeconds(3600));
      assertEquals(
          named.equals(deployment),
          PathCheck.client(List.of(root.certificate()), issuer.chain(leaf)),
          named);
    }
  }

  @Test
  void an_authority_below_the_issuing_one_leads_nowhere() throws Exception {
    FleetRoots roots = open(NOW);
    FleetIssuer issuer = roots.issuers().current();
    FleetRoot posing =
        new FleetRoot(roots.signing().deployment(), 1, issuer.key(), issuer.certificate());
    FleetIssuer below = FleetIssuer.make(posing, Optional.empty(), 7, NOW, random);
    X509Certificate leaf =
        LeafCertificate.sign(
            below,
            new PeerIdentity(roots.signing().deployment(), Role.OPERATOR, "eve"),
            key(),
            BigInteger.ONE,
            NOW.minusSeconds(60),
            NOW.plusSeconds(3600));
    assertFalse(
        PathCheck.client(
            roots.trusted(), List.of(leaf, below.certificate(), issuer.certificate())));
  }

  @ParameterizedTest
  @CsvSource({"0,1", "180,1", "183,2", "364,2", "366,2", "900,2"})
  void another_takes_its_place_past_half_of_its_life_and_not_before(int days, int number) {
    FleetRoots first = open(NOW);
    FleetRoots later = open(NOW.plus(Duration.ofDays(days)));
    assertEquals(number, later.issuers().current().number());
    assertEquals(first.digest(), later.digest());
    assertEquals(later, open(NOW.plus(Duration.ofDays(days))), "it is kept");
  }

  @Test
  void no_leaf_outlives_its_issuer_and_no_issuer_its_root() throws Exception {
    FleetRoots roots = open(NOW);
    Instant issuerEnds = roots.issuers().current().certificate().getNotAfter().toInstant();
    for (int days : List.of(0, 180, 300, 364)) {
      Instant at = NOW.plus(Duration.ofDays(days));
      X509Certificate leaf = authority(roots, at).issue(Role.READER, "wallboard", key());
      assertFalse(leaf.getNotAfter().toInstant().isAfter(issuerEnds), days + " days");
    }
    Instant late =
        roots.signing().certificate().getNotAfter().toInstant().minus(Duration.ofDays(9));
    FleetRoots last = roots.reissued(late, random);
    assertEquals(
        roots.signing().certificate().getNotAfter(),
        last.issuers().current().certificate().getNotAfter());
    assertFalse(last.issuerIsDue(late), "none could live longer");
  }

  @Test
  void what_the_one_before_signed_stays_good() throws Exception {
    FleetRoots before = open(NOW);
    X509Certificate old = leaf(before);
    FleetRoots after = before.reissued(NOW, random);
    after.keep(state);
    X509Certificate fresh = leaf(after);
    assertNotEquals(old.getIssuerX500Principal(), fresh.getIssuerX500Principal());
    for (X509Certificate one : List.of(old, fresh)) {
      assertTrue(after.signed(one));
      assertTrue(after.admits(one));
    }
    assertTrue(PathCheck.client(after.trusted(), before.chain(old)));
    assertEquals(List.of(before.issuers().current().certificate()), after.issuers().earlier());
    FleetRoots yearLater = after.reissued(NOW.plus(Duration.ofDays(400)), random);
    assertEquals(List.of(), yearLater.issuers().earlier(), "those that ran out are forgotten");
  }

  /** A state folder keeps the version before of every file. */
  @Test
  void of_one_whose_place_was_taken_no_key_is_left_in_any_file(@TempDir Path folder)
      throws Exception {
    DiskStateDir disk = new DiskStateDir(folder);
    FleetRoots before = FleetRoots.open(disk, Clock.fixed(NOW, java.time.ZoneOffset.UTC), random);
    FleetRoots after = before.reissued(NOW, random);
    after.keep(disk);
    assertFalse(holds(folder, before.issuers().current()));
    assertTrue(holds(folder, after.issuers().current()), "the search finds what is there");
  }

  private static boolean holds(Path folder, FleetIssuer issuer) throws Exception {
    String key = Base64.getEncoder().encodeToString(issuer.key().getEncoded());
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(key)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void a_fleet_whose_root_signed_itself_gets_an_issuing_authority_and_keeps_its_leaves()
      throws Exception {
    FormerFleet former = FormerFleet.at(NOW);
    former.keep(state);
    var host = former.identity(Role.AGENT, "h1");
    FleetRoots roots = open(NOW);
    assertEquals(List.of(former.root()), roots.trusted());
    assertEquals(former.deployment(), roots.signing().deployment());
    assertEquals(1, roots.issuers().current().number());
    assertEquals(roots, open(NOW), "it is made once");
    assertTrue(roots.signed(host.chain().get(0)));
    assertTrue(roots.admits(host.chain().get(0)));
    assertTrue(PathCheck.client(roots.trusted(), host.chain()));
    X509Certificate next = leaf(roots);
    assertTrue(PathCheck.server(host.authorities(), roots.chain(leafOfController(roots))));
    assertEquals(2, roots.chain(next).size());
  }

  private X509Certificate leafOfController(FleetRoots roots) throws Exception {
    return authority(roots, NOW).issue(Role.CONTROLLER, "controller", key());
  }

  @ParameterizedTest
  @CsvSource({
    "TRUST_BOTH,true,false",
    "ISSUE_FROM_NEW,true,true",
    "REISSUE,true,true",
    "DROP_OLD,true,false"
  })
  void a_former_fleet_goes_on_in_the_phase_its_root_was_being_replaced_in(
      Phase phase, boolean ofSigning, boolean ofOther) throws Exception {
    FormerFleet former = FormerFleet.replacing(NOW);
    former.keep(state, phase);
    FleetRoots roots = open(NOW);
    assertEquals(Optional.of(phase), roots.phase());
    X509Certificate leaf = leaf(roots);
    assertEquals(ofSigning, PathCheck.client(List.of(former.root()), roots.chain(leaf)));
    assertEquals(ofOther, PathCheck.client(List.of(former.other()), roots.chain(leaf)));
    assertEquals(roots, open(NOW));
  }

  @Test
  void while_a_root_is_replaced_whoever_trusts_either_finds_a_way_to_every_leaf() throws Exception {
    FleetRoots first = open(NOW);
    List<X509Certificate> old = first.trusted();
    List<List<X509Certificate>> chains = new ArrayList<>(List.of(first.chain(leaf(first))));
    FleetRoots both = first.begun("operator/operator", "yearly", NOW, random);
    chains.add(both.chain(leaf(both)));
    FleetRoots from = both.advanced(NOW, random);
    chains.add(from.chain(leaf(from)));
    FleetRoots again = from.advanced(NOW, random).reissued(NOW, random);
    chains.add(again.chain(leaf(again)));
    List<X509Certificate> fresh = List.of(again.signing().certificate());
    assertEquals(
        List.of(true, true, true, true),
        chains.stream().map(one -> PathCheck.client(old, one)).toList());
    assertEquals(
        List.of(false, false, true, true),
        chains.stream().map(one -> PathCheck.client(fresh, one)).toList());
    assertEquals(
        List.of(false, false, true, true),
        chains.stream().map(one -> again.signed(one.get(0))).toList());
    assertEquals(
        List.of(true, true, true, true),
        chains.stream().map(one -> again.admits(one.get(0))).toList());
    FleetRoots dropped = again.advanced(NOW, random);
    assertEquals(
        List.of(false, false, true, true),
        chains.stream().map(one -> dropped.admits(one.get(0))).toList());
    assertFalse(PathCheck.client(old, dropped.chain(leaf(dropped))), "no way from the old one");
    dropped.keep(state);
    assertEquals(dropped, open(NOW));
  }

  @Test
  void on_the_way_back_the_first_roots_leaves_count_again_and_the_others_do_not() throws Exception {
    FleetRoots first = open(NOW);
    X509Certificate old = leaf(first);
    FleetRoots turned =
        first.begun("operator/operator", "yearly", NOW, random).advanced(NOW, random);
    X509Certificate fresh = leaf(turned);
    FleetRoots back = turned.reverted(NOW, random);
    assertTrue(back.signed(old));
    assertFalse(back.signed(fresh));
    X509Certificate last = leaf(back);
    for (List<X509Certificate> trusted :
        List.of(first.trusted(), List.of(turned.signing().certificate()))) {
      assertTrue(PathCheck.client(trusted, back.chain(last)));
    }
    FleetRoots dropped = back.advanced(NOW, random).advanced(NOW, random);
    assertTrue(dropped.admits(old));
    assertFalse(dropped.admits(fresh));
  }
}
