package io.longshore.controller.pki;

import io.longshore.controller.store.Fields;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * An issuing authority of the fleet: a root stands behind it, and it signs the leaves.
 *
 * @param number from 1; no two issuing authorities of a fleet have the same
 * @param key of the authority; it leaves neither this process nor its state folder
 * @param certificate of the root that signs now
 * @param bridge of the other root, for the same name and key, while one root takes the place of the
 *     other: shown behind a leaf, it leads whoever trusts only that root to the leaf
 */
public record FleetIssuer(
    int number, PrivateKey key, X509Certificate certificate, Optional<X509Certificate> bridge) {
  /**
   * How long one lasts. Another takes its place at half of that, so that what it signed last, a
   * person's certificate of 90 days, ends before it does.
   */
  static final Duration LIFE = Duration.ofDays(365);

  private static final String NUMBER = "issuer-number";
  private static final String KEY = "issuer-key";
  private static final String CERTIFICATE = "issuer-certificate";
  private static final String BRIDGE = "issuer-bridge";

  public FleetIssuer {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(bridge, "bridge");
    if (number < 1) {
      throw new IllegalArgumentException("issuing authorities are counted from 1: " + number);
    }
  }

  /**
   * A fresh one.
   *
   * @param by the root that signs
   * @param other the root beside it, if holders may know that one alone
   */
  static FleetIssuer make(
      FleetRoot by, Optional<FleetRoot> other, int number, Instant now, SecureRandom random)
      throws GeneralSecurityException {
    KeyPair keys = Certificates.newKeyPair(random);
    X500Principal name =
        new X500Principal("O=Longshore,CN=fleet " + by.deployment() + " issuing v" + number);
    Instant until = now.plus(LIFE);
    return new FleetIssuer(
        number,
        keys.getPrivate(),
        IssuerCertificate.of(name, keys.getPublic(), by, now, until, random),
        other.map(root -> IssuerCertificate.of(name, keys.getPublic(), root, now, until, random)));
  }

  static Optional<FleetIssuer> of(Fields fields) throws GeneralSecurityException {
    if (fields.find(NUMBER).isEmpty()) {
      return Optional.empty();
    }
    Base64.Decoder base64 = Base64.getDecoder();
    Optional<String> bridge = fields.find(BRIDGE);
    return Optional.of(
        new FleetIssuer(
            (int) fields.number(NUMBER),
            Certificates.privateKey(base64.decode(fields.text(KEY))),
            Certificates.certificate(base64.decode(fields.text(CERTIFICATE))),
            bridge.isEmpty()
                ? Optional.empty()
                : Optional.of(Certificates.certificate(base64.decode(bridge.get())))));
  }

  Fields addTo(Fields fields) throws GeneralSecurityException {
    Base64.Encoder base64 = Base64.getEncoder();
    Fields more =
        fields
            .with(NUMBER, String.valueOf(number))
            .with(KEY, base64.encodeToString(key.getEncoded()))
            .with(CERTIFICATE, base64.encodeToString(certificate.getEncoded()));
    return bridge.isEmpty()
        ? more
        : more.with(BRIDGE, base64.encodeToString(bridge.get().getEncoded()));
  }

  /** A certificate it signed, and what leads from that to a root. */
  List<X509Certificate> chain(X509Certificate leaf) {
    List<X509Certificate> chain = new ArrayList<>(List.of(leaf, certificate));
    bridge.ifPresent(chain::add);
    return List.copyOf(chain);
  }

  /** The same, for holders who all trust the root that signs. */
  FleetIssuer withoutBridge() {
    return new FleetIssuer(number, key, certificate, Optional.empty());
  }

  /**
   * Whether another should take its place: it is past half of its life, and the root would let the
   * other live longer.
   */
  boolean isDue(FleetRoot root, Instant now) {
    Instant ends = certificate.getNotAfter().toInstant();
    return now.isAfter(ends.minus(LIFE.dividedBy(2)))
        && ends.isBefore(root.certificate().getNotAfter().toInstant());
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "FleetIssuer[" + number + "]";
  }
}
