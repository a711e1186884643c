package io.longshore.controller.serve;

import io.grpc.ChannelCredentials;
import io.longshore.controller.pki.FleetIssuer;
import io.longshore.controller.pki.FleetRoot;
import io.longshore.controller.pki.FleetRoots;
import io.longshore.tls.PeerIdentity;
import io.longshore.tls.TlsFiles;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Chains that the fleet's own code would not make, made with the fleet's own keys. */
final class ForgedChains {
  private static final Duration DAY = Duration.ofDays(1);

  private final FleetRoots fleet;
  private final Instant now;

  ForgedChains(FleetRoots fleet, Instant now) {
    this.fleet = fleet;
    this.now = now;
  }

  /** Of the root, with nothing between, as fleets had it before there were issuing authorities. */
  TlsFiles ofTheRoot(PeerIdentity.Role role, String name) throws Exception {
    FleetRoot root = fleet.signing();
    KeyPair keys = LoopbackClients.keys();
    X509Certificate leaf =
        leaf(holder(role, name), keys.getPublic(), root.certificate(), root.key());
    return new TlsFiles(keys.getPrivate(), List.of(leaf), fleet.trusted());
  }

  /** Of the issuing authority, whose certificate is not shown. */
  TlsFiles alone(PeerIdentity.Role role, String name) throws Exception {
    TlsFiles whole = below(fleet.issuers().current(), holder(role, name));
    return new TlsFiles(whole.key(), whole.chain().subList(0, 1), fleet.trusted());
  }

  /** Of another fleet's issuing authority, in the name of this one. */
  TlsFiles belowAnother(FleetRoots other, PeerIdentity.Role role, String name) throws Exception {
    return below(other.issuers().current(), holder(role, name));
  }

  /** Of this fleet's issuing authority, for another deployment. */
  TlsFiles forAnother(String deployment, PeerIdentity.Role role, String name) throws Exception {
    return below(fleet.issuers().current(), new PeerIdentity(deployment, role, name));
  }

  /** A holder of a good certificate signs another with its key. */
  TlsFiles belowALeaf(TlsFiles by, PeerIdentity.Role role, String name) throws Exception {
    KeyPair keys = LoopbackClients.keys();
    X509Certificate leaf = leaf(holder(role, name), keys.getPublic(), by.chain().get(0), by.key());
    return new TlsFiles(
        keys.getPrivate(),
        List.of(leaf, by.chain().get(0), fleet.issuers().current().certificate()),
        fleet.trusted());
  }

  /** Of an issuing authority for which the root vouched until yesterday. */
  TlsFiles belowAnExpired(PeerIdentity.Role role, String name) throws Exception {
    FleetRoot root = fleet.signing();
    return below(
        authority("issuing v0", root.certificate(), root.key(), now.minus(DAY)),
        holder(role, name));
  }

  /** Of an authority that the issuing authority made. */
  TlsFiles belowABelow(PeerIdentity.Role role, String name) throws Exception {
    FleetIssuer issuer = fleet.issuers().current();
    TlsFiles made =
        below(
            authority("issuing v9", issuer.certificate(), issuer.key(), now.plus(DAY)),
            holder(role, name));
    return new TlsFiles(
        made.key(),
        List.of(made.chain().get(0), made.chain().get(1), issuer.certificate()),
        fleet.trusted());
  }

  /** Of an authority of the same name as the issuing one, for which nobody vouched but itself. */
  TlsFiles belowANamesake(PeerIdentity.Role role, String name) throws Exception {
    KeyPair keys = LoopbackClients.keys();
    X500Principal named = fleet.issuers().current().certificate().getSubjectX500Principal();
    X509Certificate self =
        sign(
            builder(named, named, keys.getPublic(), now.plus(DAY))
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0)),
            keys.getPrivate());
    return below(
        new FleetIssuer(9, keys.getPrivate(), self, java.util.Optional.empty()),
        holder(role, name));
  }

  /** The issuing authority itself comes. */
  ChannelCredentials theIssuer() throws Exception {
    FleetIssuer issuer = fleet.issuers().current();
    return StrangeTls.client(issuer.key(), List.of(issuer.certificate()), "TLSv1.3");
  }

  private PeerIdentity holder(PeerIdentity.Role role, String name) {
    return new PeerIdentity(fleet.signing().deployment(), role, name);
  }

  private TlsFiles below(FleetIssuer issuer, PeerIdentity holder) throws Exception {
    KeyPair keys = LoopbackClients.keys();
    X509Certificate leaf = leaf(holder, keys.getPublic(), issuer.certificate(), issuer.key());
    return new TlsFiles(keys.getPrivate(), List.of(leaf, issuer.certificate()), fleet.trusted());
  }

  private FleetIssuer authority(String name, X509Certificate by, PrivateKey key, Instant until)
      throws Exception {
    KeyPair keys = LoopbackClients.keys();
    X509Certificate made =
        sign(
            builder(
                    by.getSubjectX500Principal(),
                    new X500Principal("O=Longshore,CN=" + name),
                    keys.getPublic(),
                    until)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0)),
            key);
    return new FleetIssuer(9, keys.getPrivate(), made, java.util.Optional.empty());
  }

  private X509Certificate leaf(
      PeerIdentity holder, PublicKey key, X509Certificate by, PrivateKey signs) throws Exception {
    return sign(
        builder(
                by.getSubjectX500Principal(),
                new X500Principal("CN=" + holder.name()),
                key,
                now.plus(DAY))
            .addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(
                    new GeneralName(GeneralName.uniformResourceIdentifier, holder.uri()))),
        signs);
  }

  private X509v3CertificateBuilder builder(
      X500Principal by, X500Principal name, PublicKey key, Instant until) {
    return new JcaX509v3CertificateBuilder(
        by,
        new BigInteger(100, new java.util.Random(name.hashCode())).setBit(99),
        Date.from(now.minus(DAY.multipliedBy(2))),
        Date.from(until),
        name,
        key);
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }
}
