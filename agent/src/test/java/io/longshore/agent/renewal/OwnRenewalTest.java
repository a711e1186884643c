package io.longshore.agent.renewal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.agent.identity.OwnKeys;
import io.longshore.agent.link.Renewing;
import io.longshore.base.InMemoryStateDir;
import io.longshore.base.ManualClock;
import io.longshore.base.SimulatedLoop;
import io.longshore.tls.PeerIdentity;
import io.longshore.tls.TestFleet;
import io.longshore.tls.TlsFiles;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnRenewalTest {
  private static final Duration LIFE = Duration.ofDays(30);

  private final ManualClock clock = new ManualClock();
  private final SimulatedLoop loop = new SimulatedLoop(clock);
  private final InMemoryStateDir state = new InMemoryStateDir();
  private final List<TlsFiles> kept = new ArrayList<>();
  private final List<byte[]> requests = new ArrayList<>();
  private final List<TlsFiles> handed = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private Consumer<Boolean> handedOver;
  private boolean holdsBack;
  private TestFleet fleet;
  private Instant begin;
  private TlsFiles own;
  private OwnRenewal renewal;

  @BeforeEach
  void begin() throws Exception {
    fleet = new TestFleet("fleet");
    begin = clock.instant();
    own = fleet.identity("spiffe://fleet/agent/h1", begin, begin.plus(LIFE));
    renewal =
        new OwnRenewal(
            clock,
            loop,
            new Random(7),
            OwnKeys.ofRenewal(state, new SecureRandom()),
            kept::add,
            new FakeRenewing(),
            own);
    renewal.begin();
  }

  private void pass(Duration time) {
    loop.run(time);
  }

  private static List<byte[]> der(TlsFiles files) throws Exception {
    return List.of(files.chain().get(0).getEncoded());
  }

  @Test
  void asks_between_one_half_and_three_quarters_of_its_life_and_not_before() {
    pass(LIFE.dividedBy(2).minusHours(1));
    assertEquals(0, requests.size());
    pass(LIFE.dividedBy(4).plusHours(2));
    assertTrue(requests.size() > 0);
  }

  @Test
  void a_lost_answer_is_asked_for_again_with_the_same_key() throws Exception {
    pass(LIFE.dividedBy(2));
    loop.runUntil("it asks", LIFE.dividedBy(4), () -> requests.size() == 1);
    byte[] key = state.get("renewal.key").orElseThrow();
    loop.runUntil("it asks again", Duration.ofMinutes(2), () -> requests.size() == 2);
    assertArrayEquals(key, state.get("renewal.key").orElseThrow());
  }

  @Test
  void a_certificate_of_another_key_or_holder_is_not_used() throws Exception {
    pass(LIFE.dividedBy(4).multipliedBy(3).plusHours(1));
    TlsFiles other = fleet.identity(PeerIdentity.Role.AGENT, "h1");
    renewal.renewed(der(other), List.of(fleet.root().getEncoded()));
    assertEquals(List.of(), handed);
    assertEquals(List.of(), kept);
  }

  @Test
  void asks_for_nothing_while_what_it_got_is_handed_over_and_kept() throws Exception {
    pass(LIFE.dividedBy(2));
    loop.runUntil("it asks", LIFE.dividedBy(4), () -> requests.size() == 1);
    holdsBack = true;
    renewal.renewed(
        List.of(answer(requests.get(0)).getEncoded()), List.of(fleet.root().getEncoded()));
    renewal.welcomed(List.of(fleet.root().getEncoded()), true);
    handedOver.accept(true);
    renewal.welcomed(List.of(fleet.root().getEncoded()), false);
    pass(Duration.ofSeconds(1));
    assertEquals(1, kept.size());
    pass(Duration.ofDays(1));
    assertEquals(1, requests.size());
    pass(LIFE.dividedBy(4).multipliedBy(3));
    assertTrue(requests.size() > 1, "the next one comes in its time");
  }

  @Test
  void asks_again_when_a_hand_over_did_not_work() throws Exception {
    pass(LIFE.dividedBy(2));
    loop.runUntil("it asks", LIFE.dividedBy(4), () -> requests.size() == 1);
    holdsBack = true;
    renewal.renewed(
        List.of(answer(requests.get(0)).getEncoded()), List.of(fleet.root().getEncoded()));
    handedOver.accept(false);
    loop.runUntil("it asks again", Duration.ofMinutes(2), () -> requests.size() == 2);
    assertEquals(List.of(), kept);
  }

  private X509Certificate answer(byte[] pkcs10) throws Exception {
    return fleet.certificate(
        new JcaPKCS10CertificationRequest(pkcs10).getPublicKey(),
        own.identity().uri(),
        clock.instant(),
        clock.instant().plus(LIFE));
  }

  @Test
  void takes_over_other_authorities_that_a_controller_names_and_keeps_them() throws Exception {
    TestFleet next = new TestFleet("fleet");
    renewal.welcomed(List.of(fleet.root().getEncoded(), next.root().getEncoded()), false);
    pass(Duration.ofSeconds(1));
    assertEquals(2, kept.get(0).authorities().size());
    assertEquals(kept.get(0).trustDigest(), renewal.trust());
    renewal.welcomed(List.of(next.root().getEncoded(), fleet.root().getEncoded()), false);
    pass(Duration.ofSeconds(1));
    assertEquals(1, kept.size());
  }

  @Test
  void says_what_it_would_begin_with_only_once_that_is_on_disk() throws Exception {
    TestFleet next = new TestFleet("fleet");
    String before = renewal.trust();
    renewal.welcomed(List.of(fleet.root().getEncoded(), next.root().getEncoded()), false);
    assertEquals(before, renewal.trust());
    assertEquals(List.of(), told);
    pass(Duration.ofSeconds(1));
    assertEquals(kept.get(0).trustDigest(), renewal.trust());
    assertEquals(List.of(renewal.trust() + " " + renewal.certificate()), told);
  }

  @Test
  void renews_at_once_when_the_root_that_signed_is_leaving() throws Exception {
    renewal.welcomed(List.of(fleet.root().getEncoded()), false);
    pass(Duration.ofSeconds(1));
    assertEquals(0, requests.size());
    renewal.welcomed(List.of(fleet.root().getEncoded()), true);
    pass(Duration.ofSeconds(1));
    assertEquals(1, requests.size());
  }

  @Test
  void what_is_no_authority_is_not_trusted() throws Exception {
    renewal.welcomed(der(own), false);
    pass(Duration.ofSeconds(1));
    assertEquals(List.of(), kept);
    assertFalse(renewal.trust().isEmpty());
  }

  @Test
  void says_what_to_do_about_an_identity_that_ran_out() {
    String said = Expired.of(own).toString();
    assertTrue(said.contains("controller token h1"), said);
    assertTrue(said.contains("agent enrol"), said);
  }

  private final class FakeRenewing implements Renewing {
    @Override
    public void kept(String trust, String certificate) {
      told.add(trust + " " + certificate);
    }

    @Override
    public void renew(byte[] pkcs10) {
      requests.add(pkcs10);
    }

    @Override
    public void handOver(TlsFiles fresh, Consumer<Boolean> done) {
      handed.add(fresh);
      handedOver = done;
      if (!holdsBack) {
        handedOver.accept(true);
      }
    }

    @Override
    public void dialWith(TlsFiles fresh) {
      handed.add(fresh);
    }
  }
}
