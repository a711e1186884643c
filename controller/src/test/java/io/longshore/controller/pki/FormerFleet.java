package io.longshore.controller.pki;

import io.longshore.base.StateDir;
import io.longshore.controller.store.Fields;
import io.longshore.tls.PeerIdentity;
import io.longshore.tls.TlsFiles;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A fleet as it was before there were issuing authorities: its root signed the leaves itself. */
public final class FormerFleet {
  private static final Duration LIFE = Duration.ofDays(30);

  private final SecureRandom random = new SecureRandom();
  private final Instant now;
  private final FleetRoot root;
  private final Optional<FleetRoot> other;

  private FormerFleet(Instant now, boolean replacing) throws GeneralSecurityException, IOException {
    this.now = now;
    this.root = FleetRoot.first(now, random);
    this.other =
        replacing
            ? Optional.of(FleetRoot.make(root.deployment(), 2, now, random))
            : Optional.empty();
  }

  /** One at peace. */
  public static FormerFleet at(Instant now) throws GeneralSecurityException, IOException {
    return new FormerFleet(now, false);
  }

  /** One whose root is being replaced, in this phase. */
  static FormerFleet replacing(Instant now) throws GeneralSecurityException, IOException {
    return new FormerFleet(now, true);
  }

  public String deployment() {
    return root.deployment();
  }

  public X509Certificate root() {
    return root.certificate();
  }

  X509Certificate other() {
    return other.orElseThrow().certificate();
  }

  /** Writes what such a controller kept. */
  public void keep(StateDir state) throws GeneralSecurityException, IOException {
    state.put(
        FleetRoots.NAME, root.write().with("highest", other.isPresent() ? "2" : "1").encode());
  }

  /** Writes what such a controller kept in this phase. */
  void keep(StateDir state, Replacement.Phase phase) throws GeneralSecurityException, IOException {
    FleetRoot leaving = other.orElseThrow();
    Base64.Encoder base64 = Base64.getEncoder();
    Fields fields =
        root.write()
            .with("highest", "2")
            .with("phase", phase.name())
            .with("other-number", "2")
            .with("other-certificate", base64.encodeToString(leaving.certificate().getEncoded()))
            .with("cross", base64.encodeToString(leaving.certificate().getEncoded()))
            .with("since-ms", now)
            .with("by", "operator/operator")
            .with("reason", "yearly");
    if (phase != Replacement.Phase.DROP_OLD) {
      fields = fields.with("other-key", base64.encodeToString(leaving.key().getEncoded()));
    }
    state.put(FleetRoots.NAME, fields.encode());
  }

  /** A certificate as such a fleet made it: of the root, and nothing between. */
  public TlsFiles identity(PeerIdentity.Role role, String name) throws GeneralSecurityException {
    KeyPair keys = Certificates.newKeyPair(random);
    FleetIssuer asIssuer = new FleetIssuer(1, root.key(), root.certificate(), Optional.empty());
    X509Certificate leaf =
        LeafCertificate.sign(
            asIssuer,
            new PeerIdentity(deployment(), role, name),
            keys.getPublic(),
            new BigInteger(127, random),
            now.minus(FleetAuthority.BACKDATED),
            now.plus(LIFE));
    List<X509Certificate> trusts = new ArrayList<>(List.of(root()));
    other.map(FleetRoot::certificate).ifPresent(trusts::add);
    return new TlsFiles(keys.getPrivate(), List.of(leaf), trusts);
  }
}
