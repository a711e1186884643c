package io.longshore.controller.pki;

import io.longshore.base.Digest;
import io.longshore.tls.PeerIdentity;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Signs the certificates of one fleet.
 *
 * <p>A certificate names its holder by exactly one URI, {@code spiffe://DEPLOYMENT/ROLE/NAME};
 * nothing else in it is ever read as a name.
 */
public final class FleetAuthority {
  /** How long a host's or the controller's certificate lasts; both renew themselves at half. */
  public static final Duration LIFE = Duration.ofDays(30);

  /** How long a person's lasts; they renew it with one command. */
  public static final Duration PERSONS_LIFE = Duration.ofDays(90);

  /** Certificates begin this much in the past, for hosts whose clocks are a little behind. */
  static final Duration BACKDATED = Duration.ofMinutes(5);

  private static final int SERIAL_BITS = 127;

  private volatile FleetRoots roots;
  private final Clock clock;
  private final SecureRandom random;

  /** An authority that signs with the issuing authority whose turn it is. */
  public FleetAuthority(FleetRoots roots, Clock clock, SecureRandom random) {
    this.roots = roots;
    this.clock = clock;
    this.random = random;
  }

  /** The roots as they are now. */
  public FleetRoots roots() {
    return roots;
  }

  /** Signs with these from now on; they are on disk already. */
  public void become(FleetRoots other) {
    roots = other;
  }

  /** The fleet's identity. */
  public String deployment() {
    return roots.signing().deployment();
  }

  /** The certificate of the root that signs now. */
  public X509Certificate root() {
    return roots.signing().certificate();
  }

  /** Whom members of the fleet trust. */
  public List<X509Certificate> authorities() {
    return roots.trusted();
  }

  /** A certificate made now and what leads from it to an authority. */
  public List<X509Certificate> chain(X509Certificate leaf) {
    return roots.chain(leaf);
  }

  /** The certificate of the issuing authority that signs now. */
  public X509Certificate issuer() {
    return roots.issuers().current().certificate();
  }

  /** SHA-256 of the root certificate's DER: what a join token pins. */
  public Digest rootDigest() {
    return roots.digest();
  }

  /** A serial number that no certificate of the fleet has, but for a chance of 2 to the -100. */
  public BigInteger newSerial() {
    return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
  }

  /** A certificate from now on. */
  public X509Certificate issue(PeerIdentity.Role role, String name, PublicKey key) {
    return issue(role, name, key, newSerial(), clock.instant());
  }

  /**
   * A certificate whose every stated field follows from the arguments; it ends before its issuer.
   *
   * @param from its life is reckoned from here
   */
  public X509Certificate issue(
      PeerIdentity.Role role, String name, PublicKey key, BigInteger serial, Instant from) {
    FleetRoots now = roots;
    FleetIssuer issuer = now.issuers().current();
    PeerIdentity holder = new PeerIdentity(now.signing().deployment(), role, name);
    Instant ends = from.plus(life(role));
    Instant issuerEnds = issuer.certificate().getNotAfter().toInstant();
    Instant until = ends.isBefore(issuerEnds) ? ends : issuerEnds;
    return LeafCertificate.sign(issuer, holder, key, serial, from.minus(BACKDATED), until);
  }

  private static Duration life(PeerIdentity.Role role) {
    return switch (role) {
      case AGENT, CONTROLLER -> LIFE;
      case OPERATOR, READER -> PERSONS_LIFE;
    };
  }
}
