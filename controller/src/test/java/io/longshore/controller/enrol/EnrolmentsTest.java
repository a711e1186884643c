package io.longshore.controller.enrol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.FailureException;
import io.longshore.base.InMemoryStateDir;
import io.longshore.base.ManualClock;
import io.longshore.controller.pki.FleetAuthority;
import io.longshore.controller.pki.FleetRoots;
import io.longshore.controller.store.EnrolmentStore;
import io.longshore.tls.PeerIdentity;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final ManualClock clock = new ManualClock();
  private final SecureRandom random = new SecureRandom();
  private final InMemoryStateDir state = new InMemoryStateDir();
  private final List<String> let = new ArrayList<>();
  private final Map<String, String> denied = new TreeMap<>();
  private final FleetAuthority authority =
      new FleetAuthority(FleetRoots.open(state, clock, random), clock, random);

  /** As a process that begins sees it: nothing but what is stored. */
  private Enrolments enrolments() {
    return new Enrolments(
        authority,
        new EnrolmentStore(state),
        clock,
        random,
        (host, key) -> Optional.ofNullable(denied.get(host)),
        (host, certificate) -> let.add(host.host()));
  }

  private JoinToken.Secret token(String host) {
    return enrolments().createToken(host, HOUR).token().secret();
  }

  private static PublicKey key() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair().getPublic();
  }

  private String refused(String host, JoinToken.Secret secret, PublicKey key) {
    return assertThrows(FailureException.class, () -> enrolments().enrol(host, secret, key))
        .failure()
        .what();
  }

  @Test
  void a_token_says_which_root_to_trust_and_which_host_it_is_for() {
    String[] parts = enrolments().createToken("h86", HOUR).token().text().split("\\.");
    assertEquals("LS1", parts[0]);
    assertEquals(authority.rootDigest().hex(), parts[1]);
    assertEquals("h86", parts[2]);
    assertEquals(22, parts[3].length(), "128 bits in base64url");
  }

  @Test
  void nothing_that_is_stored_or_printed_is_the_secret() throws Exception {
    Enrolments.Issued issued = enrolments().createToken("h86", HOUR);
    String secret = issued.token().secret().text();
    assertFalse(new String(state.get("tokens/h86.token").orElseThrow()).contains(secret));
    assertFalse((issued.token() + " " + issued).contains(secret));
  }

  @Test
  void lets_the_host_in_once() throws Exception {
    JoinToken.Secret secret = token("h86");
    X509Certificate certificate = enrolments().enrol("h86", secret, key());
    assertEquals("h86", PeerIdentity.of(certificate).name());
    assertEquals(List.of("h86"), let);
    assertEquals("the token has been used", refused("h86", secret, key()));
  }

  @Test
  void a_lost_answer_is_given_again_to_the_same_key_and_for_ten_minutes() throws Exception {
    JoinToken.Secret secret = token("h86");
    PublicKey key = key();
    X509Certificate first = enrolments().enrol("h86", secret, key);
    clock.advance(Duration.ofMinutes(9));
    X509Certificate again = enrolments().enrol("h86", secret, key);
    assertEquals(first.getSerialNumber(), again.getSerialNumber());
    assertEquals(first.getNotBefore(), again.getNotBefore());
    clock.advance(Duration.ofMinutes(1));
    assertEquals("the token has been used", refused("h86", secret, key));
  }

  @Test
  void other_hosts_other_secrets_and_old_tokens_admit_nobody() throws Exception {
    JoinToken.Secret secret = token("h86");
    assertEquals("no token like this one admits this host", refused("h168", secret, key()));
    assertEquals(
        "no token like this one admits this host",
        refused("h86", new JoinToken.Secret(secret.text().substring(1)), key()));
    assertEquals("no token like this one admits this host", refused("../h86", secret, key()));
    clock.advance(HOUR);
    assertEquals("the token has expired", refused("h86", secret, key()));
    assertTrue(let.isEmpty());
  }

  @Test
  void a_new_token_ends_the_one_before() throws Exception {
    JoinToken.Secret old = token("h86");
    JoinToken.Secret fresh = token("h86");
    assertEquals("no token like this one admits this host", refused("h86", old, key()));
    enrolments().enrol("h86", fresh, key());
  }

  @ParameterizedTest(name = "write {0} fails")
  @ValueSource(ints = {0, 1})
  void a_crash_before_or_after_the_signature_makes_no_second_certificate(int write)
      throws Exception {
    JoinToken.Secret secret = token("h86");
    PublicKey key = key();
    state.failPutAfter(write);
    assertThrows(FailureException.class, () -> enrolments().enrol("h86", secret, key));
    X509Certificate first = enrolments().enrol("h86", secret, key);
    assertEquals(first.getSerialNumber(), enrolments().enrol("h86", secret, key).getSerialNumber());
    assertEquals("the token has been used", refused("h86", secret, key()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "h/86", "-h86", "h 86"})
  void a_name_that_is_none_gets_no_token(String host) {
    assertThrows(FailureException.class, () -> token(host));
  }

  @Test
  void a_token_lasts_a_day_at_most() {
    assertThrows(
        FailureException.class,
        () -> enrolments().createToken("h86", Duration.ofDays(1).plusSeconds(1)));
    assertThrows(FailureException.class, () -> enrolments().createToken("h86", Duration.ZERO));
  }

  @Test
  void a_caller_has_five_in_hand_and_one_a_second() {
    RateLimit limit = new RateLimit(clock, 5, 1);
    for (int ask = 0; ask < 5; ask++) {
      assertTrue(limit.admits("192.168.31.86"));
    }
    assertFalse(limit.admits("192.168.31.86"));
    assertTrue(limit.admits("192.168.31.168"), "each for itself");
    clock.advance(Duration.ofSeconds(1));
    assertTrue(limit.admits("192.168.31.86"));
    assertFalse(limit.admits("192.168.31.86"));
  }

  @Test
  void a_denied_host_gets_no_token_and_no_certificate_for_one_it_has() throws Exception {
    JoinToken.Secret secret = token("h1");
    denied.put("h1", "the disk was stolen");
    assertEquals("the disk was stolen", refused("h1", secret, key()));
    assertThrows(FailureException.class, () -> token("h1"));
  }
}
