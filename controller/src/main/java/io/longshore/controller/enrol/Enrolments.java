package io.longshore.controller.enrol;

import io.longshore.base.Digest;
import io.longshore.base.Failure;
import io.longshore.controller.pki.FleetAuthority;
import io.longshore.controller.store.EnrolledHost;
import io.longshore.controller.store.EnrolmentStore;
import io.longshore.controller.store.TokenRecord;
import io.longshore.controller.store.TokenUse;
import io.longshore.tls.PeerIdentity;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets hosts in: makes tokens, and turns a token and a key into a certificate.
 *
 * <p>Called on the loop only, so that of two hosts racing for one token one comes first. The use of
 * a token is on disk before anything is signed; a crash in between costs nothing, because the
 * serial number is written down with the use and the same host's next attempt gets that very
 * certificate.
 */
public final class Enrolments {
  private static final Logger LOG = LoggerFactory.getLogger(Enrolments.class);
  private static final Duration LONGEST = Duration.ofDays(1);

  /** What can be a host's name in a certificate (see PeerIdentity) and in a spec. */
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");

  private final FleetAuthority authority;
  private final EnrolmentStore store;
  private final Clock clock;
  private final SecureRandom random;
  private final Doorkeeper doorkeeper;
  private final BiConsumer<EnrolledHost, X509Certificate> onEnrolled;

  /**
   * Enrolments of one fleet.
   *
   * @param doorkeeper is asked before any token counts
   * @param onEnrolled hears of each host that was let in, before it has its certificate
   */
  public Enrolments(
      FleetAuthority authority,
      EnrolmentStore store,
      Clock clock,
      SecureRandom random,
      Doorkeeper doorkeeper,
      BiConsumer<EnrolledHost, X509Certificate> onEnrolled) {
    this.doorkeeper = doorkeeper;
    this.authority = authority;
    this.store = store;
    this.clock = clock;
    this.random = random;
    this.onEnrolled = onEnrolled;
  }

  /**
   * A new token; any earlier one of the host is worth nothing from now on.
   *
   * @param valid how long it may be used, up to a day
   */
  public Issued createToken(String host, Duration valid) {
    if (!HOST.matcher(host).matches()) {
      throw new Failure(
              Failure.Kind.REJECTED,
              "token for " + host,
              "that is no name for a host",
              "name the host as the spec does: letters, digits, _ . -")
          .toException();
    }
    if (valid.isNegative() || valid.isZero() || valid.compareTo(LONGEST) > 0) {
      throw new Failure(
              Failure.Kind.REJECTED,
              "token for " + host,
              "a token is valid for at least a second and at most a day",
              "ask for a shorter time; a token is made in a moment")
          .toException();
    }
    admit(host, "");
    JoinToken token = JoinToken.create(authority.rootDigest(), host, random);
    Instant expiresAt = clock.instant().plus(valid);
    store.put(
        new TokenRecord(
            host, token.secret().digest(), expiresAt, Optional.of(token.root()), Optional.empty()));
    LOG.info("token made for {}, valid until {}", host, expiresAt);
    return new Issued(token, expiresAt);
  }

  /**
   * A certificate for the host's key.
   *
   * @throws io.longshore.base.FailureException the token does not admit the host
   */
  public X509Certificate enrol(String host, JoinToken.Secret secret, PublicKey key) {
    Optional<TokenRecord> token =
        HOST.matcher(host).matches() ? store.token(host) : Optional.empty();
    Digest keyDigest = Digest.of(key.getEncoded());
    admit(host, keyDigest.hex());
    Admission admission = Admission.decide(token, secret, keyDigest, clock.instant());
    TokenUse use = admission.accept(new Answer(host, token, keyDigest));
    X509Certificate certificate =
        authority.issue(PeerIdentity.Role.AGENT, host, key, use.serial(), use.at());
    EnrolledHost enrolled = new EnrolledHost(host, use.serial(), keyDigest, use.at());
    store.put(enrolled);
    LOG.info("{} is enrolled, key {}", host, keyDigest.brief());
    onEnrolled.accept(enrolled, certificate);
    return certificate;
  }

  private void admit(String host, String key) {
    Optional<String> refusal = doorkeeper.refusal(host, key);
    if (refusal.isPresent()) {
      LOG.warn("{} is not let in: {}", host, refusal.get());
      throw new Failure(Failure.Kind.REJECTED, host, refusal.get(), "").toException();
    }
  }

  /**
   * A token and until when it may be used.
   *
   * @param token for the operator's eyes
   * @param expiresAt from this moment on it admits nobody
   */
  public record Issued(JoinToken token, Instant expiresAt) {}

  private final class Answer implements Admission.Visitor<TokenUse> {
    private final String host;
    private final Optional<TokenRecord> token;
    private final Digest key;

    Answer(String host, Optional<TokenRecord> token, Digest key) {
      this.host = host;
      this.token = token;
      this.key = key;
    }

    @Override
    public TokenUse fresh() {
      TokenUse use = new TokenUse(key, clock.instant(), authority.newSerial());
      store.put(token.orElseThrow().used(use));
      return use;
    }

    @Override
    public TokenUse repeated(TokenUse use) {
      LOG.info("{} asks again for the certificate it was given", host);
      return use;
    }

    @Override
    public TokenUse refused(Admission.Refusal refusal) {
      LOG.warn("enrolment of {} refused: {} (key {})", host, refusal.sentence(), key.brief());
      throw new Failure(
              Failure.Kind.REJECTED,
              host,
              refusal.sentence(),
              "make a new one with: controller token " + host)
          .toException();
    }
  }
}
